package earshot.profile;

import static earshot.language.Say.say;

/// What was just done, as the page says it after a form.
public final class Done {

  private Done() {}

  /// The sentence of that name; empty if there is none.
  public static String sentence(String name) {
    return switch (name) {
      case "saved" -> say("Saved.");
      case "password" -> say("Your password is changed. Everywhere else you are signed out.");
      case "address" -> say("Look into the new mailbox: the link there confirms the address.");
      case "ended" -> say("Signed out there.");
      case "factor-off" -> say("The second factor is off. The password alone lets you in now.");
      case "passkey-added" ->
          say("From now on you can sign in with it, without password and code.");
      case "passkey-removed" -> say("Nobody can sign in with it any more.");
      case "others" -> say("Signed out everywhere but here.");
      default -> "";
    };
  }
}
