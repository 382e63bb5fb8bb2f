package earshot.node;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/// @param shutdownDelay how long the server answers after `SIGTERM` as if nothing were, but for its
///   readiness
@ConfigurationProperties("earshot")
record NodeSettings(@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration shutdownDelay) {

  NodeSettings {
    if (shutdownDelay.isNegative() || shutdownDelay.compareTo(Duration.ofMinutes(5)) > 0)
      throw new IllegalArgumentException(
          "earshot.shutdown-delay (EARSHOT_SHUTDOWN_DELAY): must be from 0s to 5m");
  }
}
