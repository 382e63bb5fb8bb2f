package earshot.email;

/// A mail was not taken.
public class MailFailed extends RuntimeException {

  private final boolean permanent;

  /// @param permanent whether trying again is no use (SMTP 5xx, RFC 5321 section 4.2.1)
  public MailFailed(String why, boolean permanent, Throwable cause) {
    super(why, cause);
    this.permanent = permanent;
  }

  public boolean isPermanent() {
    return permanent;
  }
}
