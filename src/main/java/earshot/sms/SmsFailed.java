package earshot.sms;

/// A text message was not taken.
public class SmsFailed extends RuntimeException {

  private final boolean permanent;

  /// @param permanent whether trying again is no use
  public SmsFailed(String why, boolean permanent) {
    super(why);
    this.permanent = permanent;
  }

  public boolean isPermanent() {
    return permanent;
  }
}
