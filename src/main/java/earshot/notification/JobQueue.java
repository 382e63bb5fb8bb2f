package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Jobs to be done. They are stored with the transaction that wants them, and what is due is begun
/// as soon as it has committed instead of at the scheduler's next look.
@Component
public class JobQueue {

  private final Scheduler scheduler;
  private final JdbcClient sql;
  private final Clock clock;

  JobQueue(Scheduler scheduler, JdbcClient sql, Clock clock) {
    this.scheduler = scheduler;
    this.sql = sql;
    this.clock = clock;
  }

  void add(List<TaskInstance<?>> jobs) {
    if (jobs.isEmpty()) return;
    scheduler.scheduleBatch(jobs, clock.instant());
    begin();
  }

  /// Adds a job for that time.
  public void add(TaskInstance<?> job, Instant due) {
    scheduler.schedule(job, due);
    if (!due.isAfter(clock.instant())) begin();
  }

  /// Adds the job unless one of the same name waits already.
  @Transactional
  void addOnce(TaskInstance<?> job) {
    addOnce(job, clock.instant());
  }

  /// Adds the job for that time unless one of the same name waits already. Of two transactions that
  /// do so at once the second waits for the first; the scheduler's own way would break it.
  @Transactional
  public void addOnce(TaskInstance<?> job, Instant due) {
    var isNew = insert(List.of(job), List.of(due)) > 0;
    if (isNew && job.getData() != null) scheduler.reschedule(job, due, job.getData());
    if (isNew && !due.isAfter(clock.instant())) begin();
  }

  /// Adds jobs without data, each for the time beside it, unless one of the same name waits
  /// already.
  void addOnce(List<TaskInstance<?>> jobs, List<Instant> due) {
    if (jobs.isEmpty()) return;
    insert(jobs, due);
    var now = clock.instant();
    if (due.stream().anyMatch(it -> !it.isAfter(now))) begin();
  }

  /// Whether a job waits or is being done.
  ///
  /// @param names a regular expression
  @Transactional(readOnly = true)
  public boolean waits(TaskDescriptor<?> task, String names) {
    return sql.sql(
            """
            select exists (select from scheduled_tasks
              where task_name = :task and task_instance ~ :names)
            """)
        .param("task", task.getTaskName())
        .param("names", names)
        .query(Boolean.class)
        .single();
  }

  /// With one statement, of which the scheduler has none.
  private int insert(List<TaskInstance<?>> jobs, List<Instant> due) {
    return sql.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, version, priority)
            select task, name, due::timestamptz, false, 1, priority
            from unnest(:tasks::text[], :names::text[], :due::text[], :priorities::integer[])
              as job (task, name, due, priority)
            order by task, name
            on conflict do nothing
            """)
        .param("tasks", jobs.stream().map(TaskInstance::getTaskName).toArray(String[]::new))
        .param("names", jobs.stream().map(TaskInstance::getId).toArray(String[]::new))
        .param("due", due.stream().map(Instant::toString).toArray(String[]::new))
        .param("priorities", jobs.stream().map(TaskInstance::getPriority).toArray(Integer[]::new))
        .update();
  }

  private void begin() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      scheduler.triggerCheckForDueExecutions();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
          }
        });
  }
}
