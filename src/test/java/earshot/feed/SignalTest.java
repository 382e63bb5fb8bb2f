package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.Together;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SignalTest {

  private static final long CAFE = 1;
  private static final long CLINIC = 2;

  private final Signal signal = new Signal();

  @Test
  void what_one_company_records_is_nothing_to_those_who_read_of_another() throws Exception {
    var seen = signal.count(CAFE);
    var seenElsewhere = signal.count(CLINIC);

    signal.tell(CLINIC);

    assertThat(signal.count(CAFE)).isEqualTo(seen);
    assertThat(signal.await(CLINIC, seenElsewhere)).isTrue();
  }

  @Test
  void all_who_read_of_the_company_are_woken_at_once_and_all_when_the_node_ends() {
    var seen = signal.count(CAFE);
    var began = System.nanoTime();

    var goesOn =
        Together.all(
            List.of(
                () -> signal.await(CAFE, seen),
                () -> signal.await(CAFE, seen),
                () -> {
                  signal.tell(CAFE);
                  return true;
                }));
    assertThat(goesOn).containsOnly(true);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));

    signal.end();
    assertThat(Together.times(2, () -> signal.await(CLINIC, signal.count(CLINIC))))
        .containsOnly(false);
  }
}
