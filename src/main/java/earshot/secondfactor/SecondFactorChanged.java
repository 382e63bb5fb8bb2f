package earshot.secondfactor;

import java.util.Locale;

/// The second factor of a user of the current company has changed. Published in the transaction
/// that changes it.
public record SecondFactorChanged(long userId, Change change) {

  public enum Change {
    TURNED_ON,
    TURNED_OFF,
    NEW_RECOVERY_CODES,
    RECOVERY_CODE_USED,
    /// By an administrator, for somebody who lost it.
    RESET;

    /// As the audit log says it: "turned on".
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
