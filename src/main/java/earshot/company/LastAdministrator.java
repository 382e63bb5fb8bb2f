package earshot.company;

import static earshot.language.Say.say;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Nobody would be left to look after the company, on any day.
public class LastAdministrator extends ResponseStatusException {

  private LastAdministrator(String sentence) {
    super(HttpStatus.CONFLICT, sentence);
  }

  static LastAdministrator ofAll() {
    return new LastAdministrator(
        say("This is the only administrator. Make somebody else an administrator first."));
  }

  static LastAdministrator withoutProvider() {
    return new LastAdministrator(
        say(
            "This is the only one whom a password lets in on the day the provider is down. Another administrator saves Settings, Single sign-on first."));
  }
}
