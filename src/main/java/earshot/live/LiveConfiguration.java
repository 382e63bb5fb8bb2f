package earshot.live;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Lets the [Heartbeat] beat.
@Configuration
@EnableScheduling
class LiveConfiguration {}
