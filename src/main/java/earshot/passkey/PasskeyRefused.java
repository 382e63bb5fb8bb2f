package earshot.passkey;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What the browser brought opens nothing; why is told to nobody.
class PasskeyRefused extends ResponseStatusException {

  PasskeyRefused() {
    super(
        HttpStatus.UNAUTHORIZED,
        "That passkey does not open anything here. Sign in by password, or try another one.");
  }
}
