package earshot.passkey;

import earshot.company.User;
import earshot.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How an authenticator knows whose a passkey is: company and user, sealed, so that it says nothing
/// of them to anybody else, in at most 64 bytes (WebAuthn level 3, section 5.4.3).
@Component
class UserHandle {

  private static final String PURPOSE = "passkey-user";

  /// Whose it is, before anything is proved.
  record Named(long companyId, long userId) {}

  private final Seal seal;

  UserHandle(Seal seal) {
    this.seal = seal;
  }

  byte[] of(User user) {
    return seal.close(PURPOSE, user.companyId(), user.id()).getBytes(StandardCharsets.US_ASCII);
  }

  Optional<Named> parse(byte[] handle) {
    return seal.open(PURPOSE, new String(handle, StandardCharsets.US_ASCII))
        .map(numbers -> new Named(numbers[0], numbers[1]));
  }
}
