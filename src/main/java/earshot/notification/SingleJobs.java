package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.DeliveryQueued;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Gives the deliveries of single messages a job each: for now or, where others of the company wait
/// for a place on the channel, at the end of their line, as each would only be turned away.
@Component
class SingleJobs {

  private final JobQueue jobs;
  private final WaitingLine line;

  SingleJobs(JobQueue jobs, WaitingLine line) {
    this.jobs = jobs;
    this.line = line;
  }

  void add(long company, List<DeliveryQueued> deliveries) {
    var now = new ArrayList<TaskInstance<?>>();
    for (var delivery : deliveries) {
      var job = DeliverTask.job(delivery.channel(), company, delivery.deliveryId());
      var kind = DeliverTask.kind(delivery.channel(), company);
      if (line.isWaitedIn(delivery.channel(), kind)) line.add(delivery.channel(), kind, job);
      else now.add(job);
    }
    jobs.add(now);
  }
}
