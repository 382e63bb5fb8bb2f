package earshot.notification;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Jobs that send one mail or text somebody waits for: tried some ten times, over about an hour.
public final class MailJobs {

  private MailJobs() {}

  /// The job of that name, whose instances are named by [JobName].
  ///
  /// @param work sends it, in the job's company; what it looks up, it looks up each time
  public static Task<Void> task(TaskDescriptor<Void> name, Consumer<JobName> work) {
    return task(name, (job, _) -> work.accept(job));
  }

  /// The same for jobs that carry what cannot be looked up later.
  public static <T> Task<T> task(TaskDescriptor<T> name, BiConsumer<JobName, T> work) {
    return Tasks.oneTime(name)
        .onFailure(
            FailureHandler.<T>maxRetries(10).withBackoff(Duration.ofSeconds(10), 2).thenRemove())
        .execute((job, _) -> {
          var parsed = JobName.parse(job.getId());
          CurrentCompany.run(
              parsed.companyId(), () -> UntilRefused.run(() -> work.accept(parsed, job.getData())));
        });
  }
}
