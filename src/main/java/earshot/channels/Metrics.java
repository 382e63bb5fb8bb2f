package earshot.channels;

import com.zaxxer.hikari.HikariDataSource;
import earshot.conversation.Channel;
import earshot.notification.Attempts;
import earshot.peer.Circuit;
import earshot.peer.Circuits;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// What Prometheus reads. Nothing is set up before it is read for the first time, so that a start
/// does not pay for it.
@Lazy
@Component
class Metrics {

  static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";

  private static final List<Channel> OUT = List.of(Channel.EMAIL, Channel.SMS);

  private final Queues queues;
  private final Peers peers;
  private final Circuits circuits;
  private final Attempts attempts;
  private final DataSource database;
  private @Nullable PrometheusMeterRegistry registry;

  Metrics(Queues queues, Peers peers, Circuits circuits, Attempts attempts, DataSource database) {
    this.queues = queues;
    this.peers = peers;
    this.circuits = circuits;
    this.attempts = attempts;
    this.database = database;
  }

  String scrape() {
    return registry().scrape();
  }

  private synchronized PrometheusMeterRegistry registry() {
    if (registry == null) registry = make();
    return registry;
  }

  private PrometheusMeterRegistry make() {
    var made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ofTheMachine(made);
    Gauge.builder("earshot.jobs.oldest.due", () -> queues.oldestDue().toMillis() / 1000.0)
        .description("How long the oldest job that is due has waited")
        .baseUnit("seconds")
        .register(made);
    OUT.forEach(channel -> of(channel, made));
    return made;
  }

  private void of(Channel channel, MeterRegistry made) {
    var tags = Tags.of("channel", channel.name().toLowerCase(Locale.ROOT));
    Gauge.builder("earshot.queue.oldest.due", () -> queues.oldestDue(channel).toMillis() / 1000.0)
        .description("How long the oldest delivery that is due has waited")
        .baseUnit("seconds")
        .tags(tags)
        .register(made);
    Gauge.builder("earshot.queue.due", () -> queues.of(channel).due())
        .description("Deliveries that should have begun")
        .tags(tags)
        .register(made);
    Gauge.builder("earshot.queue.later", () -> queues.of(channel).later())
        .description("Deliveries that wait for their time")
        .tags(tags)
        .register(made);
    Gauge.builder("earshot.channel.circuit.open", () -> isOpen(channel) ? 1 : 0)
        .description("Whether the other side is left alone because it did not answer")
        .tags(tags)
        .register(made);
    for (var outcome : Attempts.outcomes())
      FunctionCounter.builder("earshot.attempts", attempts, counted -> counted.of(channel, outcome))
          .description("Mails and texts handed over by this node, by what came of it")
          .tags(tags.and("outcome", outcome))
          .register(made);
  }

  private boolean isOpen(Channel channel) {
    return Optional.ofNullable(peers.of(channel))
        .flatMap(circuits::find)
        .filter(Circuit::isOpen)
        .isPresent();
  }

  private void ofTheMachine(MeterRegistry made) {
    new JvmMemoryMetrics().bindTo(made);
    new JvmThreadMetrics().bindTo(made);
    new ClassLoaderMetrics().bindTo(made);
    new ProcessorMetrics().bindTo(made);
    new UptimeMetrics().bindTo(made);
    try {
      var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
      Gauge.builder("earshot.database.connections.active", pool::getActiveConnections)
          .register(made);
      Gauge.builder("earshot.database.connections.waiting", pool::getThreadsAwaitingConnection)
          .register(made);
    } catch (SQLException notPooled) {
      // Then there is no pool to tell of.
    }
  }
}
