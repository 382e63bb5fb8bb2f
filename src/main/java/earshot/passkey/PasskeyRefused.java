package earshot.passkey;

import static earshot.language.Say.say;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What the browser brought opens nothing; why is told to nobody.
class PasskeyRefused extends ResponseStatusException {

  PasskeyRefused() {
    super(
        HttpStatus.UNAUTHORIZED,
        say("That passkey does not open anything here. Sign in by password, or try another one."));
  }
}
