package earshot.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import earshot.FreePort;
import earshot.sms.SmsFailed;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever waits at the message center's address, the session is there once the center is.
@NullMarked
class SmppHostileTest {

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(700),
          Duration.ofMillis(300),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(300),
          Duration.ofMillis(300));

  @ParameterizedTest
  @EnumSource
  void nobody_stays_bound_to_an_impostor(Impostor.Trick trick) {
    var port = FreePort.next();
    var link = link(port, false);
    try {
      try (var impostor = new Impostor(port, trick)) {
        link.start();
        await().until(() -> impostor.visitors() >= 2);
      }
      try (var center = new SmppCenter(port)) {
        // The line to the impostor may still stand for a moment.
        await().until(() -> !center.sessions.isEmpty() && link.isBound());
        var account = center.account(true, true);
        assertThat(new SmppProvider(account, link).send("+14155550101", "Hello")).hasSize(1);
      }
    } finally {
      link.stop();
    }
  }

  @Test
  void an_impostor_is_visited_later_and_later() {
    var port = FreePort.next();
    var link = link(port, false);
    try (var impostor = new Impostor(port, Impostor.Trick.RESETS)) {
      var begun = System.nanoTime();
      link.start();
      await().until(() -> impostor.visitors() >= 6);

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThan(Duration.ofMillis(50 + 100 + 200 + 400 + 400));
      assertThat(link.isBound()).isFalse();
    } finally {
      link.stop();
    }
  }

  @Test
  void nothing_is_said_to_a_center_without_tls_where_tls_is_wanted() {
    try (var center = new SmppCenter()) {
      var link = link(center.port, true);
      link.start();
      var provider = new SmppProvider(center.account(true, true), link);
      var failure =
          catchThrowableOfType(SmsFailed.class, () -> provider.send("+14155550101", "Hello"));

      assertThat(failure.isPermanent()).isFalse();
      assertThat(center.sessions).isEmpty();
      link.stop();
    }
  }

  private static SmppLink link(int port, boolean tls) {
    var account =
        new SmppAccount(
            "127.0.0.1", port, tls, "earshot", "secret", "", "+14155550100", true, true);
    return new SmppLink(account, new Deaf(), PATIENCE);
  }
}
