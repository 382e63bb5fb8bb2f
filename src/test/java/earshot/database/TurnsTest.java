package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.Together;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TurnsTest {

  private final Turns turns = new Turns(Clock.systemUTC());

  @Test
  void few_have_a_turn_at_once_and_the_others_come_again() {
    var begun = new AtomicInteger();
    var turnedAway = new CountDownLatch(1);

    var again =
        Together.times(
            Turns.AT_ONCE + 1,
            () -> {
              var when =
                  turns.take(
                      () -> false,
                      ending -> {
                        begun.incrementAndGet();
                        awaited(turnedAway);
                        assertThat(ending.getAsBoolean()).isFalse();
                        return Optional.empty();
                      });
              turnedAway.countDown();
              return when;
            });

    assertThat(begun).hasValue(Turns.AT_ONCE);
    assertThat(Collections.frequency(again, Optional.<Instant>empty())).isEqualTo(Turns.AT_ONCE);
  }

  @Test
  void a_node_that_has_to_end_tells_the_work() {
    assertThat(turns.take(() -> true, TurnsTest::leftOff)).isEmpty();
  }

  @Test
  void a_turn_that_failed_is_given_back() {
    for (var n = 0; n <= Turns.AT_ONCE; n++)
      assertThat(turns.take(() -> false, _ -> Optional.of(Instant.EPOCH))).hasValue(Instant.EPOCH);
    for (var n = 0; n <= Turns.AT_ONCE; n++) assertThat(failing()).isEqualTo("no room");
  }

  private String failing() {
    try {
      turns.take(
          () -> false,
          _ -> {
            throw new IllegalStateException("no room");
          });
      return "nothing";
    } catch (IllegalStateException failed) {
      return String.valueOf(failed.getMessage());
    }
  }

  private static Optional<Instant> leftOff(BooleanSupplier ending) {
    assertThat(ending.getAsBoolean()).isTrue();
    return Optional.empty();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopping);
    }
  }
}
