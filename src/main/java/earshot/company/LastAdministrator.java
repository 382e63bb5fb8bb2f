package earshot.company;

import static earshot.language.Say.say;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Nobody would be left to look after the company.
public class LastAdministrator extends ResponseStatusException {

  LastAdministrator() {
    super(
        HttpStatus.CONFLICT,
        say("This is the only administrator. Make somebody else an administrator first."));
  }
}
