package earshot.web;

import static earshot.language.Say.say;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Something was asked for too often; the answer says when it may be asked for again.
public class TooMany extends ResponseStatusException {

  private final Duration wait;

  public TooMany(Duration wait) {
    super(HttpStatus.TOO_MANY_REQUESTS, sentence(wait));
    this.wait = wait;
  }

  /// "Too many tries. Try again in 5 minutes."
  public static String sentence(Duration wait) {
    var minutes = Math.ceilDiv(seconds(wait), 60);
    return minutes < 2
        ? say("Too many tries. Try again in a minute.")
        : say("Too many tries. Try again in {0} minutes.", minutes);
  }

  /// The value of Retry-After (RFC 9110 section 10.2.3), in whole seconds.
  public static long seconds(Duration wait) {
    return Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
  }

  /// What [#sentence(Duration)] says of this one.
  public String sentence() {
    return sentence(wait);
  }

  /// Tells the browser, for a page that shows what was typed once more.
  public void tell(HttpServletResponse response) {
    response.setStatus(getStatusCode().value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
  }

  @Override
  public HttpHeaders getHeaders() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
    return headers;
  }
}
