package earshot.notification;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@EnableConfigurationProperties(NotificationSettings.class)
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

  /// Jobs are due by the same clock as everything else.
  @Bean
  com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
    return clock::instant;
  }

  /// Jobs wait for other servers most of their time.
  @Bean
  DbSchedulerCustomizer virtualThreads() {
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<ExecutorService> executorService() {
        return Optional.of(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()));
      }
    };
  }
}
