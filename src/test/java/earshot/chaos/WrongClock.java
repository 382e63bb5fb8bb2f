package earshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that is wrong by as much as a file says. It stands in for the one clock the server takes
/// all its times from; that of PostgreSQL stays right, as on a machine of its own.
final class WrongClock extends Clock {

  /// Names the file.
  static final String SETTING = "CHAOS_CLOCK";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Path file = Path.of(System.getenv(SETTING));
  private volatile Duration wrongBy = Duration.ZERO;
  private volatile long looked = System.nanoTime() - LOOK_AGAIN.toNanos();

  /// Puts the clocks of all servers that look at the file wrong. They see all of it or nothing.
  static void set(Path file, Duration by) {
    try {
      var unfinished = Files.writeString(file.resolveSibling("clock.new"), by.toString());
      Files.move(unfinished, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    if (System.nanoTime() - looked > LOOK_AGAIN.toNanos()) look();
    return Instant.now().plus(wrongBy);
  }

  private void look() {
    try {
      wrongBy = Duration.parse(Files.readString(file));
      looked = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
