package earshot.twilio;

import earshot.sms.SmsFailed;
import earshot.sms.SmsProvider;
import earshot.sms.SmsUncertain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Texts by Twilio's Messages resource.
final class TwilioProvider implements SmsProvider {

  private record Message(@Nullable String sid, @Nullable String body) {}

  private record Messages(@Nullable List<Message> messages) {}

  private final TwilioAccount account;
  private final @Nullable String statusCallback;
  private final Duration patience;
  private final RestClient twilio;

  /// @param statusCallback where Twilio is to tell what becomes of texts; null for nowhere
  /// @param patience how long to wait for a connection, and for an answer; half of it until a text
  ///   that was not there is looked for again
  TwilioProvider(TwilioAccount account, @Nullable String statusCallback, Duration patience) {
    this.account = account;
    this.statusCallback = statusCallback;
    this.patience = patience;
    this.twilio = TwilioClient.of(account, patience);
  }

  @Override
  public String number() {
    return account.sender().value();
  }

  @Override
  public List<String> send(String to, String text) {
    return List.of(sendOrLookUp(to, text));
  }

  private String sendOrLookUp(String to, String text) {
    try {
      return sid(
          twilio
              .post()
              .uri(TwilioClient.MESSAGES, account.sid())
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form(to, text))
              .retrieve()
              .body(Message.class));
    } catch (RestClientResponseException refused) {
      throw TwilioRefusal.of(refused).asFailure();
    } catch (ResourceAccessException noAnswer) {
      if (Unsent.is(noAnswer)) throw new SmsFailed("The text provider cannot be reached", null);
      return lookUp(to, text)
          .or(() -> lookUpLater(to, text))
          .orElseThrow(
              () -> new SmsUncertain("The text provider did not answer; it may have gone"));
    } catch (RestClientException unclear) {
      throw new SmsUncertain("The text provider gave no clear answer; it may have gone");
    }
  }

  /// The request went out and no answer came: whether the text was taken is asked. That it is not
  /// there proves nothing, as it may be taken yet.
  private Optional<String> lookUp(String to, String text) {
    try {
      var found =
          twilio
              .get()
              .uri(TwilioClient.MESSAGES + "?To={to}&PageSize=50", account.sid(), to)
              .retrieve()
              .body(Messages.class);
      var messages =
          found == null || found.messages() == null ? List.<Message>of() : found.messages();
      return messages.stream()
          .filter(message -> isSame(message.body(), text))
          .findFirst()
          .map(TwilioProvider::sid);
    } catch (RestClientException stillNoAnswer) {
      throw new SmsUncertain("The text provider did not answer; it may have gone");
    }
  }

  private Optional<String> lookUpLater(String to, String text) {
    try {
      Thread.sleep(patience.dividedBy(2));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    return lookUp(to, text);
  }

  /// The link at its end makes it one of its kind, whatever Twilio has made of quotes and dashes.
  private static boolean isSame(@Nullable String found, String text) {
    var end = text.substring(text.lastIndexOf(' ') + 1);
    return found != null && (found.equals(text) || (end.contains("://") && found.endsWith(end)));
  }

  private static String sid(@Nullable Message message) {
    if (message == null || message.sid() == null)
      throw new SmsUncertain("The text provider gave no clear answer; it may have gone");
    return message.sid();
  }

  private MultiValueMap<String, String> form(String to, String text) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("To", to);
    form.add(account.sender().field(), account.sender().value());
    form.add("Body", text);
    if (statusCallback != null) form.add("StatusCallback", statusCallback);
    return form;
  }
}
