package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.database.CurrentCompany;
import earshot.notification.Handed.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class PatienceTest {

  @Test
  void an_answer_in_time_is_the_answer_and_belongs_to_the_company() {
    var handed =
        Patience.within(
            Duration.ofSeconds(10),
            7,
            () -> Handed.taken(List.of(String.valueOf(CurrentCompany.id()))));

    assertThat(handed.outcome()).isEqualTo(Outcome.TAKEN);
    assertThat(handed.providerId()).isEqualTo("7");
  }

  @Test
  void a_server_that_drips_bytes_for_ever_is_left_and_its_connection_closed() throws Exception {
    var closed = new CountDownLatch(1);
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(server, closed));

      var handed =
          Patience.within(Duration.ofMillis(400), 1, () -> readForEver(server.getLocalPort()));

      assertThat(handed.outcome()).isEqualTo(Outcome.UNCERTAIN);
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void what_breaks_here_is_not_blamed_on_the_other_side() {
    var handed =
        Patience.within(
            Duration.ofSeconds(10),
            1,
            () -> {
              throw new IllegalStateException("broken");
            });

    assertThat(handed.outcome()).isEqualTo(Outcome.UNCERTAIN);
    assertThat(handed.byPeer()).isFalse();
  }

  @Test
  void nobody_waits_for_an_answer_that_an_error_made_impossible() {
    var handed =
        Patience.within(
            Duration.ofDays(1),
            1,
            () -> {
              throw new NoClassDefFoundError("broken");
            });

    assertThat(handed.outcome()).isEqualTo(Outcome.UNCERTAIN);
    assertThat(handed.byPeer()).isFalse();
  }

  @Test
  void who_waits_is_interrupted_when_the_server_stops() {
    var interrupted = new AtomicBoolean();
    var waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Patience.within(Duration.ofMinutes(5), 1, () -> hang(interrupted));
              } catch (IllegalStateException stopping) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
              }
            });

    waiting.interrupt();

    await().untilTrue(interrupted);
  }

  private static Handed hang(AtomicBoolean interrupted) {
    try {
      new CountDownLatch(1).await();
      return Handed.taken(List.of());
    } catch (InterruptedException e) {
      interrupted.set(true);
      return Handed.refused("interrupted");
    }
  }

  private static Handed readForEver(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getInputStream().readAllBytes();
      return Handed.taken(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drip(ServerSocket server, CountDownLatch closed) {
    try (var client = server.accept()) {
      while (true) {
        client.getOutputStream().write('2');
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (IOException | InterruptedException gone) {
      closed.countDown();
    }
  }
}
