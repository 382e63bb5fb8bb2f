package earshot.records;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one job, each night, that erases whose time is over; what it does is [Retention#work]. If it
/// is broken off, those left are next night's.
@Configuration(proxyBeanMethods = false)
class RetentionTask {

  private static final LocalTime AT_NIGHT = LocalTime.of(3, 20);

  /// @param retention asked for when it is time, as it wants the scheduler itself
  @Bean
  Task<Void> erasingInTime(ObjectProvider<Retention> retention) {
    return Tasks.recurring("retention", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
        .execute((_, context) ->
            retention.getObject().work(context.getSchedulerState()::isShuttingDown));
  }
}
