package earshot.notification;

import earshot.database.CurrentCompany;
import earshot.notification.Handed.Outcome;
import earshot.notification.Sender.Handover;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An end to every attempt, whatever the other side does: timeouts of single reads do not see a
/// server that sends a byte now and then.
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  /// Longer than any answer that is still to be believed in.
  static final Duration LIMIT = Duration.ofSeconds(90);

  private Patience() {}

  /// Hands over, for so long.
  static Handed hand(long company, Handover handover) {
    return within(LIMIT, company, handover);
  }

  /// Hands over in a thread of its own, which is interrupted when the time is up: that closes the
  /// connection it waits for.
  static Handed within(Duration limit, long company, Handover handover) {
    var answer = new CompletableFuture<Handed>();
    var thread =
        Thread.ofVirtual()
            .name("hand-over")
            .start(() -> CurrentCompany.run(company, () -> go(handover, answer)));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooSlow) {
      thread.interrupt();
      return Handed.not(Outcome.UNCERTAIN, "The other side took too long to answer", null);
    } catch (InterruptedException stopping) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops in the middle of an attempt", stopping);
    } catch (ExecutionException broken) {
      LOG.error("A hand-over broke", broken.getCause());
      return Handed.here(Outcome.UNCERTAIN, "Something broke in this server", null);
    }
  }

  private static void go(Handover handover, CompletableFuture<Handed> answer) {
    try {
      answer.complete(handover.go());
    } catch (RuntimeException | Error broken) {
      answer.completeExceptionally(broken);
    }
  }
}
