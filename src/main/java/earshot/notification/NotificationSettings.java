package earshot.notification;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/// @param together how long after a mail or text those that follow in its conversation wait for
///   each other, to go as one; `0s` for not at all
@ConfigurationProperties("earshot.notification")
record NotificationSettings(
    @DefaultValue("60s") @DurationUnit(ChronoUnit.SECONDS) Duration together) {

  NotificationSettings {
    if (together.isNegative() || together.compareTo(Duration.ofHours(1)) > 0)
      throw new IllegalArgumentException(
          "earshot.notification.together (EARSHOT_NOTIFICATION_TOGETHER): must be from 0s to 1h");
  }
}
