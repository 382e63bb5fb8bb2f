package earshot.smpp;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import earshot.database.CurrentCompany;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.SmsThreads;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Texts and parts of texts from the message center. Those from phones nobody texted are for
/// nobody.
@CarriedBy(Carrier.SMPP)
@Component
class IncomingTexts {

  private final SmsThreads threads;
  private final WholeTexts wholes;
  private final LongTexts longs;
  private final SchedulerClient jobs;
  private final Clock clock;

  IncomingTexts(
      SmsThreads threads, WholeTexts wholes, LongTexts longs, SchedulerClient jobs, Clock clock) {
    this.threads = threads;
    this.wholes = wholes;
    this.longs = longs;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// Takes one. It is durable by the time this returns.
  void take(Incoming incoming) {
    threads
        .companyOf(incoming.from())
        .ifPresent(company -> CurrentCompany.run(company, () -> take(company, incoming)));
  }

  private void take(long company, Incoming incoming) {
    if (incoming.part().isEmpty()) {
      wholes.take(incoming);
      return;
    }
    var unfinished = UnfinishedTask.job(company, incoming.longText());
    jobs.scheduleIfNotExists(unfinished, clock.instant().plus(LongTexts.TOGETHER));
    longs.take(incoming, wholes::take);
  }
}
