package earshot.importing;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import earshot.database.Turns;
import earshot.notification.JobName;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one job behind an import that is worked off or undone, taken over by another node when its
/// own dies; what it does is [ImportWorker] and [UndoWorker].
@Configuration(proxyBeanMethods = false)
class ImportTask {

  private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("import");
  private static final long UNDO = 1;
  private static final int LONGEST_SECONDS = 60;

  /// @param by the id of whoever wants it
  static TaskInstance<?> job(long company, long id, long by, ImportState state) {
    return JOB.instance(
            state == ImportState.UNDOING
                ? JobName.of(company, id, by, UNDO)
                : JobName.of(company, id, 0))
        .build();
  }

  @Bean
  Task<Void> workingOffImports(Clock clock, ImportWorker worker, UndoWorker undo) {
    var turns = new Turns(clock);
    return Tasks.custom(JOB)
        .onFailure(ImportTask::later)
        .execute((job, context) -> run(job, context, turns, worker, undo));
  }

  private static CompletionHandler<Void> run(
      TaskInstance<Void> job,
      ExecutionContext context,
      Turns turns,
      ImportWorker worker,
      UndoWorker undo) {
    var name = JobName.parse(job.getId());
    var id = name.numbers().getFirst();
    // Jobs of the version before do not say who undoes it.
    var by = name.numbers().size() > 2 ? name.numbers().get(1) : 0L;
    var undoing = name.numbers().getLast() == UNDO;
    var again =
        CurrentCompany.call(
            name.companyId(),
            () ->
                turns.take(
                    context.getSchedulerState()::isShuttingDown,
                    ending -> undoing ? undo.workOff(id, by, ending) : worker.workOff(id, ending)));
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
