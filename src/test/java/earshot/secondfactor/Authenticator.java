package earshot.secondfactor;

import earshot.seal.Base32;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/// An authenticator app on somebody's phone.
///
/// @param key as the page shows it
@NullMarked
public record Authenticator(String key, Clock clock) {

  /// What it shows just now.
  public String code() {
    return code(0);
  }

  /// What it shows so many half minutes later.
  public String code(int later) {
    var bytes = Objects.requireNonNull(Base32.decode(key.replace(" ", "")));
    return Totp.code(bytes, clock.instant().getEpochSecond() / 30 + later, 6);
  }
}
