package earshot.bulk;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import earshot.notification.JobName;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one job behind each bulk message, taken over by another node when its own dies; what it does
/// is [BulkWorker].
@Configuration(proxyBeanMethods = false)
class BulkTask {

  private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("bulk");
  private static final int LONGEST_SECONDS = 60;

  static TaskInstance<?> job(long company, long id, int turn) {
    return JOB.instance(JobName.of(company, id, turn)).build();
  }

  @Bean
  Task<Void> workingOffBulk(BulkWorker worker) {
    return Tasks.custom(JOB)
        .onFailure(BulkTask::later)
        .execute((job, context) -> run(job, context, worker));
  }

  private static CompletionHandler<Void> run(
      TaskInstance<Void> job, ExecutionContext context, BulkWorker worker) {
    var name = JobName.parse(job.getId());
    var again =
        CurrentCompany.call(
            name.companyId(),
            () ->
                worker.workOff(
                    name.numbers().getFirst(), context.getSchedulerState()::isShuttingDown));
    return (complete, operations) ->
        again.ifPresentOrElse(
            time -> operations.reschedule(complete, time), () -> operations.remove());
  }

  private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    var seconds = 1 << Math.min(failed.getExecution().consecutiveFailures, 6);
    operations.reschedule(
        failed, failed.getTimeDone().plus(Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS))));
  }
}
