package earshot.smpp;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The job that ends the waiting for the parts of a long text, see [LongTexts#giveUp].
@CarriedBy(Carrier.SMPP)
@Configuration(proxyBeanMethods = false)
class UnfinishedTask {

  private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("unfinished-text");

  /// @param text see [Incoming#longText]
  static TaskInstance<?> job(long company, String text) {
    return JOB.instance(company + ":" + text).build();
  }

  @Bean
  Task<Void> endingUnfinishedTexts(LongTexts longs, WholeTexts wholes) {
    return Tasks.custom(JOB)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofMinutes(1)))
        .execute((job, _) -> run(job.getId(), longs, wholes));
  }

  static CompletionHandler<Void> run(String job, LongTexts longs, WholeTexts wholes) {
    var name = List.of(job.split(":", 2));
    var again =
        CurrentCompany.call(
            Long.parseLong(name.getFirst()), () -> longs.giveUp(name.getLast(), wholes::take));
    return (complete, operations) ->
        again.ifPresentOrElse(
            time -> operations.reschedule(complete, time), () -> operations.remove());
  }
}
