package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.Channel;
import earshot.database.CurrentCompany;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where the deliveries of bulk messages stand in line, many in one job ([DeliverMany]): the first
/// are called once their messages are stored, and whoever is done calls the next, so that a bulk
/// message of thousands neither looks for places all the time nor leaves them empty. Who is never
/// called, as a server died, comes by itself before a minute is over.
@Component
public class BulkLine {

  /// How many deliveries one job makes: as many as have room in its name.
  private static final int MANY = 40;

  private final ObjectProvider<Scheduler> scheduler;
  private final JdbcClient sql;
  private final Clock clock;

  /// @param scheduler which needs the jobs that need this
  BulkLine(ObjectProvider<Scheduler> scheduler, JdbcClient sql, Clock clock) {
    this.scheduler = scheduler;
    this.sql = sql;
    this.clock = clock;
  }

  /// Puts deliveries of the current company at its end.
  void add(Channel channel, List<Long> deliveries) {
    var jobs = new ArrayList<TaskInstance<?>>();
    for (var from = 0; from < deliveries.size(); from += MANY) {
      var some = deliveries.subList(from, Math.min(from + MANY, deliveries.size()));
      jobs.add(DeliverTask.manyJob(channel, company(), some));
    }
    scheduler.getObject().scheduleBatch(jobs, Later.uncalled(clock.instant()));
  }

  /// The messages of the current company are stored: their deliveries may begin.
  public void begin() {
    callNext(Channel.EMAIL);
    callNext(Channel.SMS);
  }

  /// Calls the first of the current company in the line of that channel, if there is one.
  void callNext(Channel channel) {
    var called =
        sql.sql(
                """
                update scheduled_tasks set execution_time = :now
                where (task_name, task_instance) = (
                  select task_name, task_instance from scheduled_tasks
                  where task_name = :name and not picked and execution_time > :now
                    and coalesce(consecutive_failures, 0) = 0
                    and split_part(task_instance, ':', 1) = :company
                  order by execution_time limit 1 for update skip locked)
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("name", DeliverTask.many(channel))
            .param("company", Long.toString(company()))
            .update();
    if (called > 0) scheduler.getObject().triggerCheckForDueExecutions();
  }

  private static long company() {
    return Objects.requireNonNull(CurrentCompany.id());
  }
}
