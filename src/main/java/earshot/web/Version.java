package earshot.web;

import static earshot.language.Say.say;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Which state of a thing a program has read, so that it writes over nothing newer (RFC 9110
/// sections 8.8.3 and 13.1.1).
public final class Version {

  private Version() {}

  /// The ETag of what is shown.
  public static String of(Record shown) {
    return "\"%s\"".formatted(Integer.toHexString(shown.hashCode()));
  }

  /// @param expected what `If-Match` says; null for nothing
  /// @param found how it is, while nobody else can change it
  /// @throws ResponseStatusException with 412 if it is not as it was read
  public static void check(@Nullable String expected, Record found) {
    if (expected != null && !expected.equals("*") && !expected.equals(of(found)))
      throw new ResponseStatusException(
          HttpStatus.PRECONDITION_FAILED, say("It was changed since you read it. Read it again."));
  }
}
