package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.Channel;
import earshot.conversation.Hold;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
  void alone(Channel channel, List<Long> deliveries, boolean bulk) {
    alone(channel, deliveries, bulk, Collections.nCopies(deliveries.size(), clock.instant()));
  }

  /// For what is to be tried again.
  void again(Outcomes.Postponed again, boolean bulk) {
    var lead = again.lead();
    alone(lead.channel(), List.of(lead.id()), bulk, List.of(again.later().at()));
  }

  private void alone(Channel channel, List<Long> deliveries, boolean bulk, List<Instant> due) {
    var company = company();
    add(
        deliveries.stream()
            .<TaskInstance<?>>map(id ->
                bulk
                    ? DeliverTask.bulkJob(channel, company, id)
                    : DeliverTask.aloneJob(channel, company, id)),
        due);
  }

  /// For what has to wait, and may go with others then.
  void later(Channel channel, List<Hold> holds, boolean bulk) {
    var company = company();
    add(
        holds.stream()
            .<TaskInstance<?>>map(it ->
                bulk
                    ? DeliverTask.bulkJob(channel, company, it.id())
                    : DeliverTask.job(channel, company, it.id())),
        holds.stream().map(Hold::until).toList());
  }

  private void add(Stream<TaskInstance<?>> own, List<Instant> due) {
    jobs.getObject().addOnce(own.toList(), due);
  }

  private static long company() {
    return Objects.requireNonNull(CurrentCompany.id());
  }
}
