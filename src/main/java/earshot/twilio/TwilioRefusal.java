package earshot.twilio;

import earshot.sms.OptedOut;
import earshot.sms.RetryAfter;
import earshot.sms.SmsFailed;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Why Twilio did not take a text.
///
/// @param code Twilio's own error code; null where it gave none
record TwilioRefusal(
    HttpStatusCode status, @Nullable Integer code, String words, @Nullable Duration retryAfter) {

  private static final int TOO_MANY_REQUESTS = 429;

  private record Body(@Nullable Integer code, @Nullable String message) {}

  static TwilioRefusal of(RestClientResponseException answer) {
    var body = body(answer);
    var status = answer.getStatusCode();
    return new TwilioRefusal(
        status,
        body.code(),
        Objects.requireNonNullElse(body.message(), status.toString()),
        retryAfter(answer.getResponseHeaders()));
  }

  SmsFailed asFailure() {
    var error = TwilioError.of(code == null ? "" : code.toString());
    if (error.isOptOut()) return new OptedOut(error.words());
    if (status.value() == TOO_MANY_REQUESTS)
      return new SmsFailed("The text provider is busy", retryAfter);
    if (status.is5xxServerError())
      return new SmsFailed("The text provider has a problem", retryAfter);
    return new SmsFailed("The text provider refused: " + words, true);
  }

  private static Body body(RestClientResponseException answer) {
    try {
      return Objects.requireNonNullElse(answer.getResponseBodyAs(Body.class), new Body(null, null));
    } catch (RestClientException | IllegalStateException notJson) {
      return new Body(null, null);
    }
  }

  private static @Nullable Duration retryAfter(@Nullable HttpHeaders headers) {
    return headers == null
        ? null
        : RetryAfter.of(
            headers.getFirst(HttpHeaders.RETRY_AFTER), headers.getFirst(HttpHeaders.DATE));
  }
}
