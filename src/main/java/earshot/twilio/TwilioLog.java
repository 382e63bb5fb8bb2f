package earshot.twilio;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.sms.InboundText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// What Twilio's own log says that it received for us, whether or not it could hand it in.
final class TwilioLog {

  private static final Logger LOG = LoggerFactory.getLogger(TwilioLog.class);
  private static final String INBOUND = "inbound";

  /// A path, and no host.
  private static final String OF_TWILIO = "/[\\x21-\\x7E]*";

  /// As many as Twilio puts on a page.
  private static final int PAGE = 1000;

  /// What is in memory is bounded, however long the way back is.
  private static final int MOST_PAGES = 50;

  /// A message in either direction.
  ///
  /// @param sent when it was received, by RFC 2822; null for one of ours that is not sent yet
  record Entry(
      @Nullable String sid,
      @Nullable String from,
      @Nullable String to,
      @Nullable String body,
      @Nullable String direction,
      @JsonProperty("date_sent") @Nullable String sent,
      @JsonProperty("num_media") @Nullable String files,
      @JsonProperty("messaging_service_sid") @Nullable String service) {

    private boolean isInbound() {
      return INBOUND.equals(direction) && sid != null && from != null && to != null && isDated();
    }

    private boolean isDated() {
      try {
        return sent != null && RFC_1123_DATE_TIME.parse(sent) != null;
      } catch (DateTimeParseException unreadable) {
        return false;
      }
    }

    String name() {
      return requireNonNull(sid);
    }

    Instant received() {
      return ZonedDateTime.parse(requireNonNull(sent), RFC_1123_DATE_TIME).toInstant();
    }

    InboundText text() {
      return TwilioText.of(
          requireNonNull(from),
          requireNonNull(to),
          requireNonNullElse(body, ""),
          requireNonNullElse(files, ""),
          name(),
          received());
    }

    private boolean isBefore(Instant time) {
      return isDated() && received().isBefore(time);
    }
  }

  private record Page(
      @Nullable List<Entry> messages, @JsonProperty("next_page_uri") @Nullable String next) {

    List<Entry> entries() {
      return requireNonNullElse(messages, List.of());
    }
  }

  private final TwilioAccount account;
  private final RestClient twilio;

  /// @param patience how long to wait for a connection, and for an answer
  TwilioLog(TwilioAccount account, Duration patience) {
    this.account = account;
    this.twilio = TwilioClient.of(account, patience);
  }

  /// What came in from then on, for our number or, where texts come from a messaging service, for
  /// any of the account; the oldest first.
  ///
  /// @throws RestClientException where Twilio does not say
  List<Entry> receivedSince(Instant since) {
    var received = new ArrayList<Entry>();
    var page = Optional.of(first(since));
    for (var pages = 0; page.isPresent(); pages++) {
      if (pages == MOST_PAGES) {
        LOG.warn("Twilio's log is too long to be read back to {}", since);
        break;
      }
      page.get().entries().stream()
          .filter(entry -> entry.isInbound() && !entry.isBefore(since))
          .forEach(received::add);
      page = following(page.get(), since).map(this::get);
    }
    return received.reversed();
  }

  /// The newest come first, and Twilio counts from the beginning of a day (UTC). Who is signed in
  /// there is said to nobody else.
  private Optional<URI> following(Page page, Instant since) {
    var next = page.next();
    var entries = page.entries();
    if (next == null || !next.matches(OF_TWILIO)) return Optional.empty();
    if (entries.isEmpty() || entries.getLast().isBefore(since)) return Optional.empty();
    return Optional.of(URI.create(account.baseUrl() + next));
  }

  private Page first(Instant since) {
    var day = ISO_LOCAL_DATE.format(since.atZone(ZoneOffset.UTC));
    var uri = TwilioClient.MESSAGES + "?DateSent>={day}&PageSize={size}";
    return account.isService()
        ? page(twilio.get().uri(uri, account.sid(), day, PAGE))
        : page(
            twilio.get().uri(uri + "&To={to}", account.sid(), day, PAGE, account.sender().value()));
  }

  private Page get(URI uri) {
    return page(twilio.get().uri(uri));
  }

  private static Page page(RestClient.RequestHeadersSpec<?> request) {
    return requireNonNullElse(request.retrieve().body(Page.class), new Page(List.of(), null));
  }

  /// Whether it came for what texts come from. Which messaging service an entry names may be a
  /// default of the account: what that phone was sent from the same number says it, too.
  ///
  /// @throws RestClientException where Twilio does not say
  boolean isForUs(Entry entry) {
    if (!account.isService() || isOfService(entry)) return true;
    var uri = TwilioClient.MESSAGES + "?To={to}&From={from}&PageSize=20";
    return page(twilio.get().uri(uri, account.sid(), entry.from(), entry.to())).entries().stream()
        .anyMatch(this::isOfService);
  }

  private boolean isOfService(Entry entry) {
    return account.sender().value().equals(entry.service());
  }
}
