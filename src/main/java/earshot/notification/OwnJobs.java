package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Gives deliveries of bulk messages of the current company a job of their own, unless they have
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

  void add(Channel channel, Collection<Long> ids) {
    ids.forEach(id -> add(channel, id, clock.instant()));
  }

  void add(Outcomes.Postponed again) {
    add(again.lead().channel(), again.lead().id(), again.later().at());
  }

  void add(Delivery delivery) {
    add(delivery.channel(), delivery.id(), clock.instant());
  }

  private void add(Channel channel, long id, Instant due) {
    var company = Objects.requireNonNull(CurrentCompany.id());
    jobs.getObject().addOnce(DeliverTask.bulkJob(channel, company, id), due);
  }
}
