package earshot.chaos;

import earshot.WebClient;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Somebody's browser whose owner tries again, whatever happens, and counts how it is answered.
final class Caller {

  /// Longer than a server may take that waits for its database: 13 seconds, and the machine is
  /// busy.
  private static final Duration PATIENCE = Duration.ofSeconds(16);

  private static final int UNAVAILABLE = 503;

  /// Answered to who is not signed in, or whose form was from another session.
  private static final Set<Integer> OUTSIDE = Set.of(401, 403);

  private final WebClient browser;
  private final Consumer<Caller> entrance;
  private final Tally tally;
  private boolean inside;

  /// @param entrance signs in, or opens the applicant's link; may fail
  Caller(WebClient browser, Consumer<Caller> entrance, Tally tally) {
    this.browser = browser;
    this.entrance = entrance;
    this.tally = tally;
  }

  /// Tries once; returns whether the server said that it is done.
  boolean does(Deed deed) {
    if (!inside) entrance.accept(this);
    var answer = post(deed.path(), deed.body());
    inside = answer.filter(Caller::isFromOutside).isEmpty();
    if (answer.isEmpty() || !inside || answer.get().statusCode() == UNAVAILABLE) return false;
    if (answer.get().statusCode() == deed.done()) return true;
    tally.wrong(answer.get());
    return false;
  }

  Optional<HttpResponse<String>> get(String path) {
    return send(browser.request(path).GET());
  }

  Optional<HttpResponse<String>> post(String path, String form) {
    return send(browser.withToken(browser.request(path)).POST(BodyPublishers.ofString(form)));
  }

  private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      var answer = browser.send(request.timeout(PATIENCE));
      if (answer.statusCode() == UNAVAILABLE) tally.refused(answer);
      else if (answer.statusCode() >= 500) tally.wrong(answer);
      return Optional.of(answer);
    } catch (UncheckedIOException cutOff) {
      tally.broken();
      return Optional.empty();
    }
  }

  private static boolean isFromOutside(HttpResponse<String> answer) {
    return OUTSIDE.contains(answer.statusCode())
        || answer
            .headers()
            .firstValue("Location")
            .filter(it -> it.contains("/sign-in"))
            .isPresent();
  }
}
