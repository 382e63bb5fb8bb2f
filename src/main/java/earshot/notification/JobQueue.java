package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Jobs to be done. They are stored with the transaction that wants them, and what is due is begun
/// as soon as it has committed instead of at the scheduler's next look.
@Component
public class JobQueue {

  private final Scheduler scheduler;
  private final Clock clock;

  JobQueue(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
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
  void addOnce(TaskInstance<?> job) {
    addOnce(job, clock.instant());
  }

  /// Adds the job for that time unless one of the same name waits already.
  public void addOnce(TaskInstance<?> job, Instant due) {
    if (scheduler.scheduleIfNotExists(job, due) && !due.isAfter(clock.instant())) begin();
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
