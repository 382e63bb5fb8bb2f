package earshot.account;

import java.util.regex.Pattern;

/// Links of ours in words that come back to us: a mail quotes the one it answers, and whoever reads
/// that could act as the applicant.
public final class LinkSecrets {

  /// As [Token] and the seal of unsubscribe links make them. Programs that guard a mailbox put the
  /// link into one of their own and write its slashes as %2F.
  private static final Pattern LINK =
      Pattern.compile(
          "((?:/|%2F)(?:m|unsubscribe)(?:/|%2F))[a-z0-9_-]{24,}+", Pattern.CASE_INSENSITIVE);

  private LinkSecrets() {}

  /// The words with an ellipsis for each secret.
  public static String hidden(String words) {
    return LINK.matcher(words).replaceAll("$1…");
  }
}
