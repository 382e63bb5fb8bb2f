package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Gives deliveries that were to be made in a job with others one of their own, unless they have
/// one.
@Component
class OwnJobs {

  private final ObjectProvider<JobQueue> jobs;
  private final Clock clock;

  /// @param jobs which needs the scheduler, which needs the jobs that need this
  OwnJobs(ObjectProvider<JobQueue> jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /// For what has to be looked at by itself, now.
  ///
  /// @param bulk whether they are of a bulk message
  void alone(Channel channel, Collection<Long> deliveries, boolean bulk) {
    for (var id : deliveries) alone(channel, id, bulk, clock.instant());
  }

  /// For what is to be tried again.
  void again(Outcomes.Postponed again, boolean bulk) {
    alone(again.lead().channel(), again.lead().id(), bulk, again.later().at());
  }

  private void alone(Channel channel, long id, boolean bulk, Instant due) {
    add(
        bulk
            ? DeliverTask.bulkJob(channel, company(), id)
            : DeliverTask.aloneJob(channel, company(), id),
        due);
  }

  /// For what has to wait until then, and may go with others then.
  void later(Delivery delivery, boolean bulk, Instant due) {
    var channel = delivery.channel();
    add(
        bulk
            ? DeliverTask.bulkJob(channel, company(), delivery.id())
            : DeliverTask.job(channel, company(), delivery.id()),
        due);
  }

  private void add(TaskInstance<?> job, Instant due) {
    jobs.getObject().addOnce(job, due);
  }

  private static long company() {
    return Objects.requireNonNull(CurrentCompany.id());
  }
}
