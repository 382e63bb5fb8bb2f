package earshot.web;

import static earshot.language.Say.say;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// There is no such thing, or none that the asker may see: one answer for both, so that nothing
/// leaks.
public class NotFound extends ResponseStatusException {

  /// @param what in the words of the person, e.g. "application"
  public NotFound(String what) {
    super(HttpStatus.NOT_FOUND, sentence(what));
  }

  /// A whole sentence for each, as other languages bend the words around it.
  private static String sentence(String what) {
    return switch (what) {
      case "applicant" -> say("There is no such applicant, or you may not see it.");
      case "application" -> say("There is no such application, or you may not see it.");
      case "bulk message" -> say("There is no such bulk message, or you may not see it.");
      case "careers site" -> say("There is no such careers site, or you may not see it.");
      case "channel" -> say("There is no such channel, or you may not see it.");
      case "conversation" -> say("There is no such conversation, or you may not see it.");
      case "delivery" -> say("There is no such delivery, or you may not see it.");
      case "file" -> say("There is no such file, or you may not see it.");
      case "import" -> say("There is no such import, or you may not see it.");
      case "invitation" -> say("There is no such invitation, or you may not see it.");
      case "job" -> say("There is no such job, or you may not see it.");
      case "key" -> say("There is no such key, or you may not see it.");
      case "link" -> say("There is no such link, or you may not see it.");
      case "location" -> say("There is no such location, or you may not see it.");
      case "mail" -> say("There is no such mail, or you may not see it.");
      case "message" -> say("There is no such message, or you may not see it.");
      case "page" -> say("There is no such page, or you may not see it.");
      case "passkey" -> say("There is no such passkey, or you may not see it.");
      case "person" -> say("There is no such person, or you may not see it.");
      case "question" -> say("There is no such question, or you may not see it.");
      case "resume" -> say("There is no such resume, or you may not see it.");
      case "second factor to reset" ->
          say("There is no such second factor to reset, or you may not see it.");
      case "self-test" -> say("There is no such self-test, or you may not see it.");
      case "session" -> say("There is no such session, or you may not see it.");
      case "template" -> say("There is no such template, or you may not see it.");
      case "way to sign in" -> say("There is no such way to sign in, or you may not see it.");
      case "webhook" -> say("There is no such webhook, or you may not see it.");
      default -> english(what);
    };
  }

  private static String english(String what) {
    return "There is no such " + what + ", or you may not see it.";
  }
}
