package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Since when jobs are overdue. A job that is turned away is given a later time, so that its own
/// time no longer tells how long it waits.
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
}
