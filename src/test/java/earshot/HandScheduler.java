package earshot;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The scheduler, driven by hand: jobs run in the test's own thread, and only when it asks.
@NullMarked
@TestConfiguration(proxyBeanMethods = false)
public class HandScheduler {

  @Bean
  ManualScheduler scheduler(DataSource database, List<Task<?>> tasks, TestClock clock) {
    return TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(database), tasks)
        .clock(following(clock))
        .build();
  }

  public static SettableClock following(TestClock clock) {
    return new SettableClock() {
      @Override
      public Instant now() {
        return clock.instant();
      }
    };
  }
}
