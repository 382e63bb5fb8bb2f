package earshot.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The job behind every delivery; what it does is [Deliver].
@Configuration(proxyBeanMethods = false)
class DeliverTask {

  static final TaskDescriptor<Void> JOB = TaskDescriptor.of("deliver");

  @Bean
  Task<Void> delivering(Deliver deliver) {
    return Tasks.custom(JOB).onFailure(DeliverTask::later).execute((job, _) -> run(job, deliver));
  }

  private static CompletionHandler<Void> run(TaskInstance<Void> job, Deliver deliver) {
    var name = JobName.parse(job.getId());
    var again =
        CurrentCompany.call(name.companyId(), () -> deliver.deliver(name.numbers().getFirst()));
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
