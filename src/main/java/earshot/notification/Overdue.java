package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Since when jobs are overdue, or fail. A job that is turned away is given a later time, so that
/// its own time no longer tells how long it waits.
@Component
class Overdue {

  private final JdbcClient sql;

  Overdue(JdbcClient sql) {
    this.sql = sql;
  }

  /// Says of a job that is about to be given another time whether it is late. Without a transaction
  /// of its own: that would be four round trips instead of one, for every job that waits.
  void mark(TaskInstance<?> job, boolean late) {
    sql.sql(
            """
            update scheduled_tasks set due_since = case when :late then execution_time end
            where task_name = :name and task_instance = :instance and (due_since is null) = :late
            """)
        .param("late", late)
        .param("name", job.getTaskName())
        .param("instance", job.getId())
        .update();
  }

  /// The job failed and is to be given a time of its own, until which it is not overdue. How often
  /// it failed is no measure: the scheduler forgets that when the job is turned away.
  ///
  /// @return since when it fails; what a clock wrote that was ahead counts from now
  Instant failed(TaskInstance<?> job, Instant now) {
    return sql.sql(
            """
            update scheduled_tasks set failing_since = least(failing_since, :now), due_since = null
            where task_name = :name and task_instance = :instance
            returning failing_since
            """)
        .param("now", Timestamp.from(now))
        .param("name", job.getTaskName())
        .param("instance", job.getId())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }
}
