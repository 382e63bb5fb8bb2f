package earshot.account;

import java.util.regex.Pattern;

/// Links of ours in words that come back to us: a mail quotes the one it answers, and whoever reads
/// that could act as the applicant.
public final class LinkSecrets {

  private static final String SLASH = "(?:/|%2F|%252F)";

  /// As [Token] makes them, 24 characters exactly, and longer ones of the seal for unsubscribe
  /// links. Programs that guard a mailbox put the link into one of their own and write its slashes
  /// as %2F.
  private static final Pattern LINK =
      Pattern.compile(
          "(%1$s(?:m%1$s(?=[a-z0-9_-]{24}(?![a-z0-9_-]))|unsubscribe%1$s))[a-z0-9_-]{24,}+"
              .formatted(SLASH),
          Pattern.CASE_INSENSITIVE);

  private LinkSecrets() {}

  /// The words with an ellipsis for each secret.
  public static String hidden(String words) {
    return LINK.matcher(words).replaceAll("$1…");
  }
}
