package earshot.profile;

import static earshot.language.Say.say;

import earshot.secondfactor.SecondFactorChanged;

/// What is told by mail when somebody's ways of signing in change, so that a thief does not change
/// them unseen.
enum SigningInNotice {
  TURNED_ON(
      "A second factor was set up",
      "After the password, signing in as {0} at {1} now asks for a code of an authenticator app."),
  TURNED_OFF(
      "Your second factor was turned off",
      "Signing in as {0} at {1} asks for no code any more, only for the password."),
  NEW_RECOVERY_CODES(
      "You have new recovery codes",
      "New recovery codes were made for {0} at {1}. The old ones no longer work."),
  RECOVERY_CODE_USED(
      "A recovery code was used",
      "Somebody used one of the recovery codes of {0} at {1}. It does not work a second time."),
  PASSKEY_ADDED(
      "A passkey was added",
      "A passkey was added, by which one can sign in as {0} at {1} without the password."),
  PASSKEY_REMOVED(
      "A passkey was removed", "A passkey of {0} at {1} was removed. It opens nothing any more."),
  RESET(
      "Your second factor was reset",
      "An administrator took away what {0} at {1} signed in with besides the password, as it was lost. Set it up again under Settings.");

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
    return say(subject);
  }

  String words(String name, String company) {
    return say(words, name, company);
  }
}
