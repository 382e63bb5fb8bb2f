package earshot.email;

/// A mail was not taken, or it is not known whether it was.
public class MailFailed extends RuntimeException {

  /// What that means for the next attempt.
  public enum Kind {
    /// Trying again is no use (SMTP 5xx, RFC 5321 section 4.2.1).
    REFUSED,
    /// This mail is not wanted now.
    NOT_NOW,
    /// The server takes no mail now.
    NO_SERVER,
    /// No answer came after the mail had begun to be handed over.
    UNCERTAIN
  }

  private final Kind kind;

  public MailFailed(String why, Kind kind, Throwable cause) {
    super(why, cause);
    this.kind = kind;
  }

  /// @param permanent whether trying again is no use
  public MailFailed(String why, boolean permanent, Throwable cause) {
    this(why, permanent ? Kind.REFUSED : Kind.NOT_NOW, cause);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isPermanent() {
    return kind == Kind.REFUSED;
  }
}
