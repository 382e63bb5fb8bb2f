package earshot.channels;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import earshot.conversation.Channel;
import earshot.live.Echo;
import earshot.peer.Circuits;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What health says beside the database. All nodes share the queues and the other sides, so a mail
/// server that is dead or a queue that grows is said ([#DEGRADED], status 200) but takes no node
/// out of rotation: pages work without mail. A node whose own jobs do not run is taken out.
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  static final Status DEGRADED = new Status("DEGRADED");

  /// Nothing that is due waits longer where enough is done.
  private static final Duration OLD = Duration.ofMinutes(5);

  @Bean
  HealthIndicator jobsHealthIndicator(Queues queues, Scheduler scheduler) {
    return () -> {
      var state = scheduler.getSchedulerState();
      var oldest = queues.oldestDue();
      return health(state, oldest).withDetail("oldestDueSeconds", oldest.toSeconds()).build();
    };
  }

  @Bean
  HealthIndicator emailHealthIndicator(Queues queues, Peers peers, Circuits circuits) {
    return () -> of(Channel.EMAIL, queues, peers, circuits);
  }

  @Bean
  HealthIndicator smsHealthIndicator(Queues queues, Peers peers, Circuits circuits) {
    return () -> of(Channel.SMS, queues, peers, circuits);
  }

  /// Without one of its lines a node still hears, by another one or at the next heartbeat.
  @Bean
  HealthIndicator liveHealthIndicator(Echo echo) {
    return () -> {
      var away = echo.away();
      return away.isEmpty()
          ? Health.up().build()
          : Health.status(DEGRADED).withDetail("away", away).build();
    };
  }

  private static Health.Builder health(SchedulerState state, Duration oldest) {
    if (!state.isStarted() || state.isShuttingDown()) return Health.outOfService();
    return oldest.compareTo(OLD) > 0 ? Health.status(DEGRADED) : Health.up();
  }

  private static Health of(Channel channel, Queues queues, Peers peers, Circuits circuits) {
    var oldest = queues.oldestDue(channel);
    var circuit = Optional.ofNullable(peers.of(channel)).flatMap(circuits::find);
    var isOpen = circuit.filter(found -> found.isOpen()).isPresent();
    var isReachable = peers.isReachable(channel);
    var health =
        isOpen || !isReachable || oldest.compareTo(OLD) > 0 ? Health.status(DEGRADED) : Health.up();
    if (!isReachable) health.withDetail("problem", "This node has no connection to it");
    circuit.ifPresent(found -> health.withDetail("problem", found.reason()));
    return health
        .withDetail("setUp", peers.isSetUp(channel))
        .withDetail("oldestDueSeconds", oldest.toSeconds())
        .build();
  }
}
