package earshot.profile;

import earshot.secondfactor.SecondFactorChanged;

/// What is told by mail when somebody's ways of signing in change, so that a thief does not change
/// them unseen.
enum SigningInNotice {
  TURNED_ON(
      "A second factor was set up",
      "After the password, signing in as %s at %s now asks for a code of an authenticator app."),
  TURNED_OFF(
      "Your second factor was turned off",
      "Signing in as %s at %s asks for no code any more, only for the password."),
  NEW_RECOVERY_CODES(
      "You have new recovery codes",
      "New recovery codes were made for %s at %s. The old ones no longer work."),
  RECOVERY_CODE_USED(
      "A recovery code was used",
      "Somebody used one of the recovery codes of %s at %s. It does not work a second time."),
  PASSKEY_ADDED(
      "A passkey was added",
      "A passkey was added, by which one can sign in as %s at %s without the password."),
  PASSKEY_REMOVED(
      "A passkey was removed", "A passkey of %s at %s was removed. It opens nothing any more."),
  RESET(
      "Your second factor was reset",
      "An administrator took away what %s at %s signed in with besides the password, as it was lost. Set it up again under Settings.");

  private final String subject;
  private final String words;

  SigningInNotice(String subject, String words) {
    this.subject = subject;
    this.words = words;
  }

  static SigningInNotice of(SecondFactorChanged.Change change) {
    return valueOf(change.name());
  }

  String subject() {
    return subject;
  }

  String words(String name, String company) {
    return words.formatted(name, company);
  }
}
