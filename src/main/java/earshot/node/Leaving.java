package earshot.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What comes between `SIGTERM` and the end, while everything still runs; readiness is down by
/// then. First the server answers as before, so long as it takes whoever asks for readiness to
/// notice. Then it turns new requests away, so that proxies which ask for nothing notice too. Only
/// when none come any more the port is closed: a request that waits in the queue of a port that is
/// closed is lost. Silence alone does not say that none come: whoever asks may wait for another
/// node just now. So it has to be longer where no proxy has been told.
@Component
@EnableConfigurationProperties(NodeSettings.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Leaving implements ApplicationListener<ContextClosedEvent> {

  private static final Duration QUIET_ONCE_TOLD = Duration.ofMillis(200);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMillis(1500);

  private final Arrivals arrivals;
  private final Duration delay;

  Leaving(Arrivals arrivals, NodeSettings settings) {
    this.arrivals = arrivals;
    this.delay = settings.shutdownDelay();
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    try {
      arrivals.sendElsewhere();
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
      arrivals.turnAway();
      awaitQuiet();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitQuiet() throws InterruptedException {
    var until = System.nanoTime() + LONGEST.toNanos();
    while (!isQuiet() && System.nanoTime() < until) TimeUnit.MILLISECONDS.sleep(20);
  }

  private boolean isQuiet() {
    var quiet = arrivals.haveBeenTold() ? QUIET_ONCE_TOLD : QUIET;
    return arrivals.sinceLast().compareTo(quiet) >= 0;
  }
}
