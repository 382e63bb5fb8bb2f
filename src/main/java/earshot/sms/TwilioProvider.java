package earshot.sms;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OPTED_OUT = 21610;

  /// What Twilio answers, well or not.
  private record Answer(@Nullable String sid, @Nullable Integer code, @Nullable String message) {}

  private final SmsSettings.Twilio account;
  private final RestClient twilio;

  TwilioProvider(SmsSettings.Twilio account) {
    this.account = account;
    this.twilio = client(account);
  }

  @Override
  public String send(String to, String text) {
    try {
      var answer =
          twilio
              .post()
              .uri("/2010-04-01/Accounts/{sid}/Messages.json", account.accountSid())
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form(to, text))
              .retrieve()
              .body(Answer.class);
      return Objects.requireNonNull(Objects.requireNonNull(answer).sid());
    } catch (RestClientResponseException refused) {
      throw failure(refused);
    } catch (ResourceAccessException unreachable) {
      throw new SmsFailed("The text provider could not be reached", null);
    }
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

  private static SmsFailed failure(RestClientResponseException refused) {
    var answer = answer(refused);
    if (Objects.equals(answer.code(), OPTED_OUT))
      return new OptedOut("This number has opted out of texts");
    var status = refused.getStatusCode();
    if (status.value() == 429) return new SmsFailed("The text provider is busy", after(refused));
    if (status.is5xxServerError())
      return new SmsFailed("The text provider has a problem", after(refused));
    return new SmsFailed("The text provider refused: " + answer.message(), true);
  }

  private static Answer answer(RestClientResponseException refused) {
    var status = refused.getStatusCode().toString();
    try {
      var answer = refused.getResponseBodyAs(Answer.class);
      if (answer != null && answer.message() != null) return answer;
    } catch (RestClientException | IllegalStateException notJson) {
      // then the status says it
    }
    return new Answer(null, null, status);
  }

  private static @Nullable Duration after(RestClientResponseException refused) {
    var headers = refused.getResponseHeaders();
    var seconds = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }

  private static RestClient client(SmsSettings.Twilio account) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
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
