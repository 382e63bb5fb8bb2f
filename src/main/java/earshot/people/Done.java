package earshot.people;

import static earshot.language.Say.say;

/// What was just done, as the page says it after a form.
public final class Done {

  private Done() {}

  /// The sentence of that name; empty if there is none.
  public static String sentence(String name) {
    return switch (name) {
      case "founded" -> say("Your company is set up. Invite the people you work with.");
      case "invited" -> say("The invitation is on its way. It can be accepted for 7 days.");
      case "revoked" -> say("The invitation is taken back; its link no longer works.");
      case "changed" -> say("The rights are changed, from the next click on.");
      case "disabled" -> say("Signed out everywhere and kept out. What was written stays.");
      case "factor-reset" ->
          say("The second factor is reset, and every device signed out. A mail tells about it.");
      case "factor-required" ->
          say("From their next sign-in on, everybody with a password needs a second factor.");
      case "factor-optional" -> say("A second factor is up to everybody now.");
      case "enabled" -> say("Welcome back: signing in works again, with the rights from before.");
      default -> "";
    };
  }
}
