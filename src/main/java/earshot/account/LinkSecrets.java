package earshot.account;

import java.util.regex.Pattern;

/// Links of ours in words that come back to us: a mail quotes the one it answers, and whoever reads
/// that could act as the applicant.
public final class LinkSecrets {

  /// Programs that guard a mailbox put the link into one of their own and write its slashes as %2F,
  /// Proofpoint's with a star for the percent sign.
  private static final String SLASH = "(?:/|[%*]2F|%252F)";

  /// As [Token] makes them, 24 characters exactly, and longer ones of the seal for unsubscribe
  /// links. Underscores below a link may be Proofpoint's, or of a program that writes slanted words
  /// so.
  private static final Pattern LINK =
      Pattern.compile(
          "(%1$s(?:m%1$s(?=[a-z0-9_-]{24}(?![_-]*+[a-z0-9]))|unsubscribe%1$s))[a-z0-9_-]{24,}+"
              .formatted(SLASH),
          Pattern.CASE_INSENSITIVE);

  /// As Proofpoint wrote them before: `_` for a slash, a hyphen for the percent sign, and `-2D` and
  /// `-5F` for a hyphen and an underscore.
  private static final Pattern WITHOUT_SLASHES =
      Pattern.compile(
          "(%2$s(?:m%2$s(?=%1$s{24}(?!%1$s|_))|unsubscribe%2$s))%1$s{24,200}+"
              .formatted("(?:[a-z0-9]|-2D|-5F)", "(?:_|-252F)"),
          Pattern.CASE_INSENSITIVE);

  private LinkSecrets() {}

  /// The words with an ellipsis for each secret.
  public static String hidden(String words) {
    var shown = LINK.matcher(words).replaceAll("$1…");
    return WITHOUT_SLASHES.matcher(shown).replaceAll("$1…");
  }
}
