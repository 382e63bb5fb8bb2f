package earshot.twilio;

import earshot.sms.OptedOut;
import earshot.sms.RetryAfter;
import earshot.sms.SignInRefused;
import earshot.sms.SmsFailed;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
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

  private static final Set<Integer> SIGN_IN = Set.of(401, 403);
  private static final Set<Integer> LATER = Set.of(408, 429);

  /// Not signed in; the account is not active; it is suspended.
  private static final Set<Integer> NO_ACCOUNT = Set.of(20003, 20005, 30002);

  /// The codes below are about requests and accounts, those from here on about messages.
  private static final int OF_MESSAGES = 21_000;

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
    if (isOfAccount())
      return new SignInRefused("The text provider refused the sign-in: " + words, retryAfter);
    if (LATER.contains(status.value()))
      return new SmsFailed("The text provider is busy", retryAfter);
    if (status.is5xxServerError())
      return new SmsFailed("The text provider has a problem", retryAfter);
    return new SmsFailed("The text provider refused: " + words, true);
  }

  private boolean isOfAccount() {
    if (code != null && NO_ACCOUNT.contains(code)) return true;
    return SIGN_IN.contains(status.value()) && (code == null || code < OF_MESSAGES);
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
