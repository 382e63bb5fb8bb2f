package earshot.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Too many wrong passwords of late, for this address or from this place.
class TooManyTries extends AuthenticationException {

  private final Duration wait;

  TooManyTries(Duration wait) {
    super("too many tries");
    this.wait = wait;
  }

  Duration rest() {
    return wait;
  }
}
