package earshot.web;

import static earshot.language.Say.say;

import earshot.language.Language;
import earshot.language.Say;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An error in the words of the person who meets it.
public record Problem(HttpStatus status, String title, String sentence) {

  private static final String OURS =
      "That is our fault, and it is in the log. Nothing you stored is lost; try again.";
  private static final String YOURS = "The server could not read this request.";

  private static final Map<HttpStatus, Problem> KNOWN =
      Map.of(
          HttpStatus.NOT_FOUND,
          new Problem(
              HttpStatus.NOT_FOUND,
              "Nothing here",
              "There is no such page, or you may not see it."),
          HttpStatus.FORBIDDEN,
          new Problem(
              HttpStatus.FORBIDDEN,
              "Not allowed",
              "This page was open for too long, or you may not do this. Load it again."),
          HttpStatus.UNAUTHORIZED,
          new Problem(
              HttpStatus.UNAUTHORIZED,
              "Signed out",
              "You are signed out. Sign in, then try again."),
          HttpStatus.TOO_MANY_REQUESTS,
          new Problem(
              HttpStatus.TOO_MANY_REQUESTS, "Too many tries", "Wait a little, then try again."),
          HttpStatus.CONTENT_TOO_LARGE,
          new Problem(
              HttpStatus.CONTENT_TOO_LARGE,
              "Too large",
              "A file can have 25 MB, and a form without one 1 MB. Split it, then try again."),
          HttpStatus.SERVICE_UNAVAILABLE,
          new Problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "One moment",
              "The database does not answer just now. Try again in a minute."));

  /// @param reason our own sentence for this case; null for the usual one
  static Problem of(HttpStatus status, @Nullable String reason) {
    var usual = KNOWN.getOrDefault(status, unknown(status));
    return new Problem(status, title(usual), reason == null ? say(usual.sentence()) : reason);
  }

  /// The names of HTTP's own errors are there in English alone.
  private static String title(Problem usual) {
    var name = usual.status().getReasonPhrase();
    if (!usual.title().equals(name)) return say(usual.title());
    return Say.language() == Language.ENGLISH ? name : say("Not possible");
  }

  private static Problem unknown(HttpStatus status) {
    return status.is4xxClientError()
        ? new Problem(status, status.getReasonPhrase(), YOURS)
        : new Problem(status, "Something broke", OURS);
  }
}
