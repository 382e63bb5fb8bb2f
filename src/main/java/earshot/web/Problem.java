package earshot.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An error in the words of the person who meets it.
public record Problem(HttpStatus status, String title, String sentence) {

  static Problem of(HttpStatus status, @Nullable String reason) {
    return switch (status) {
      case NOT_FOUND ->
          new Problem(
              status, "Nothing here", or(reason, "There is no such page, or you may not see it."));
      case FORBIDDEN ->
          new Problem(
              status,
              "Not allowed",
              or(
                  reason,
                  "This page was open for too long, or you may not do this. Load it again."));
      case UNAUTHORIZED ->
          new Problem(status, "Signed out", "You are signed out. Sign in, then try again.");
      case METHOD_NOT_ALLOWED, BAD_REQUEST, UNPROCESSABLE_CONTENT, CONFLICT, GONE ->
          new Problem(
              status,
              status.getReasonPhrase(),
              or(reason, "The server could not read this request."));
      case SERVICE_UNAVAILABLE ->
          new Problem(
              status,
              "One moment",
              "The database does not answer just now. Try again in a minute.");
      default ->
          status.is4xxClientError()
              ? new Problem(
                  status, status.getReasonPhrase(), or(reason, "The request was refused."))
              : new Problem(
                  status,
                  "Something broke",
                  "That is our fault, and it is in the log. Nothing you stored is lost; try again.");
    };
  }

  private static String or(@Nullable String reason, String otherwise) {
    return reason == null ? otherwise : reason;
  }
}
