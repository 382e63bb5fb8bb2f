package earshot.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param together how long after a mail or text those that follow in its conversation wait for
///   each other, to go as one; `0s` for not at all
@ConfigurationProperties("earshot.notification")
record NotificationSettings(@DefaultValue("60s") Duration together) {}
