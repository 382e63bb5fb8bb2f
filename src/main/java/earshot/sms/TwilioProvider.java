package earshot.sms;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Texts by Twilio's Messages resource.
final class TwilioProvider implements SmsProvider {

  private static final String MESSAGES = "/2010-04-01/Accounts/{sid}/Messages.json";

  private record Message(@Nullable String sid, @Nullable String body) {}

  private record Messages(@Nullable List<Message> messages) {}

  private final SmsSettings.Twilio account;
  private final RestClient twilio;

  /// @param patience how long to wait for a connection, and for an answer
  TwilioProvider(SmsSettings.Twilio account, Duration patience) {
    this.account = account;
    this.twilio = client(account, patience);
  }

  @Override
  public String send(String to, String text) {
    try {
      return sid(
          twilio
              .post()
              .uri(MESSAGES, account.accountSid())
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form(to, text))
              .retrieve()
              .body(Message.class));
    } catch (RestClientResponseException refused) {
      throw TwilioRefusal.of(refused).asFailure();
    } catch (ResourceAccessException noAnswer) {
      if (neverConnected(noAnswer))
        throw new SmsFailed("The text provider cannot be reached", null);
      return lookUp(to, text);
    } catch (RestClientException unclear) {
      throw new SmsFailed("The text provider gave no clear answer; it may have gone", true);
    }
  }

  /// The request went out and no answer came: whether the text was taken is asked before it is sent
  /// again. The link in it makes it one of its kind.
  private String lookUp(String to, String text) {
    try {
      var found =
          twilio
              .get()
              .uri(MESSAGES + "?To={to}&PageSize=50", account.accountSid(), to)
              .retrieve()
              .body(Messages.class);
      var messages =
          found == null || found.messages() == null ? List.<Message>of() : found.messages();
      return messages.stream()
          .filter(message -> text.equals(message.body()))
          .findFirst()
          .map(TwilioProvider::sid)
          .orElseThrow(() -> new SmsFailed("The text provider did not answer", null));
    } catch (RestClientException stillNoAnswer) {
      throw new SmsFailed("The text provider did not answer; it may have gone", true);
    }
  }

  private static String sid(@Nullable Message message) {
    if (message == null || message.sid() == null)
      throw new SmsFailed("The text provider gave no clear answer; it may have gone", true);
    return message.sid();
  }

  private static boolean neverConnected(ResourceAccessException failed) {
    var cause = NestedExceptionUtils.getMostSpecificCause(failed);
    return failed.contains(ConnectException.class)
        || failed.contains(HttpConnectTimeoutException.class)
        || cause instanceof java.nio.channels.UnresolvedAddressException;
  }

  private MultiValueMap<String, String> form(String to, String text) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("To", to);
    if (StringUtils.hasText(account.messagingServiceSid()))
      form.add("MessagingServiceSid", account.messagingServiceSid());
    else form.add("From", Objects.requireNonNull(account.from()));
    form.add("Body", text);
    return form;
  }

  private static RestClient client(SmsSettings.Twilio account, Duration patience) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(patience).build());
    requests.setReadTimeout(patience);
    return RestClient.builder()
        .requestFactory(requests)
        .baseUrl(Objects.requireNonNullElse(account.baseUrl(), "https://api.twilio.com"))
        .defaultHeaders(headers ->
            headers.setBasicAuth(
                Objects.requireNonNull(account.accountSid()),
                Objects.requireNonNull(account.authToken())))
        .build();
  }
}
