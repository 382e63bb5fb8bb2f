package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.ChannelsTest;
import earshot.Together;
import earshot.peer.Pace;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
@ChannelsTest
class TextPaceTest {

  @Autowired private JdbcClient sql;

  private final String number = "+1415" + UUID.randomUUID();

  @Test
  void two_nodes_together_send_no_faster_than_one_number_may() {
    var begun = System.nanoTime();

    Together.times(
        8,
        () -> {
          pace(20).waitForTurn(number);
          return number;
        });

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThan(Duration.ofMillis(7 * 50));
  }

  @Test
  void what_need_not_be_spaced_does_not_wait() {
    pace(0).waitForTurn(number);
    pace(1).waitForTurn(null);
    pace(0.000_001).waitForTurn(number);

    assertThatExceptionOfType(SmsFailed.class)
        .isThrownBy(() -> pace(0.000_001).waitForTurn(number))
        .matches(failed -> !failed.isPermanent());
  }

  private TextPace pace(double perSecond) {
    return new TextPace(new Pace(sql), new SmsSettings(null, null, perSecond, null));
  }
}
