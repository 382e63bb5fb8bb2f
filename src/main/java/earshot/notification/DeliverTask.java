package earshot.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The job behind every delivery; what it does is [Deliver]. Those of bulk messages wait for all
/// others.
@Configuration(proxyBeanMethods = false)
class DeliverTask {

  private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("deliver");
  private static final TaskDescriptor<Void> BULK_JOB = TaskDescriptor.of("deliver-bulk");

  static TaskInstance<?> job(long company, long... numbers) {
    return JOB.instance(JobName.of(company, numbers)).build();
  }

  static TaskInstance<?> bulkJob(long company, long... numbers) {
    return BULK_JOB.instance(JobName.of(company, numbers)).priority(Priority.LOW).build();
  }

  @Bean
  Task<Void> delivering(Deliver deliver) {
    return Tasks.custom(JOB)
        .onFailure(DeliverTask::later)
        .execute((job, _) -> run(job, deliver, false));
  }

  @Bean
  Task<Void> deliveringInBulk(Deliver deliver) {
    return Tasks.custom(BULK_JOB)
        .onFailure(DeliverTask::later)
        .execute((job, _) -> run(job, deliver, true));
  }

  private static CompletionHandler<Void> run(
      TaskInstance<Void> job, Deliver deliver, boolean bulk) {
    var name = JobName.parse(job.getId());
    var again =
        CurrentCompany.call(
            name.companyId(), () -> deliver.deliver(name.numbers().getFirst(), bulk));
    return (complete, operations) ->
        again.ifPresentOrElse(
            time -> operations.reschedule(complete, time), () -> operations.remove());
  }

  /// Something broke here, not at the other side.
  private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    var failures = failed.getExecution().consecutiveFailures + 1;
    operations.reschedule(failed, failed.getTimeDone().plus(Backoff.after(failures)));
  }
}
