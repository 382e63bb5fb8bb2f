package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.ChannelsTest;
import earshot.Peers;
import earshot.Together;
import earshot.peer.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@NullMarked
@ChannelsTest
class TextPaceTest {

  @Autowired private JdbcClient sql;
  @Autowired private SmsProvider provider;
  @Autowired private SmsThreads threads;
  @Autowired private OptOuts optOuts;

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

  @Test
  void what_no_longer_goes_when_its_turn_comes_stays_here() {
    var sender = new SmsSender(Optional.of(provider), pace(4), threads, optOuts);
    pace(4).waitForTurn(provider.number());

    assertThatExceptionOfType(SmsBusy.class)
        .isThrownBy(() -> sender.send("+14155550185", 1, "Hello", () -> false))
        .matches(busy -> Duration.ZERO.equals(busy.retryAfter()));
    assertThat(Peers.textsTo("+14155550185")).isEmpty();
  }

  @Test
  void a_text_for_which_no_turn_can_be_had_surely_stays_here() {
    var away = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));
    var settings = new SmsSettings(null, null, 1, null);
    var sender =
        new SmsSender(
            Optional.of(provider), new TextPace(new Pace(away), settings), threads, optOuts);

    assertThatExceptionOfType(SmsBusy.class)
        .isThrownBy(() -> sender.send("+14155550186", "Hello"))
        .withMessage("The text could not be noted down");
    assertThat(Peers.textsTo("+14155550186")).isEmpty();
  }

  private TextPace pace(double perSecond) {
    return new TextPace(new Pace(sql), new SmsSettings(null, null, perSecond, null));
  }
}
