package earshot.secondfactor;

/// The second factor of a user of the current company has changed. Published in the transaction
/// that changes it.
public record SecondFactorChanged(long userId, Change change) {

  public enum Change {
    TURNED_ON("turned on"),
    TURNED_OFF("turned off"),
    NEW_RECOVERY_CODES("new recovery codes"),
    RECOVERY_CODE_USED("recovery code used"),
    /// By an administrator, for somebody who lost it.
    RESET("reset");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    /// As the audit log says it: "turned on".
    String words() {
      return words;
    }
  }
}
