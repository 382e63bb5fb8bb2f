package earshot.smpp;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import earshot.database.CurrentCompany;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.SmsThreads;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Texts and parts of texts from the message center.
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
    var companies = threads.companies(incoming.from());
    if (companies.isEmpty()) {
      wholes.takeFromStranger(incoming);
      return;
    }
    var company = companyOf(incoming, companies);
    CurrentCompany.run(company, () -> take(company, incoming));
  }

  /// Another company may have texted the phone since a long text began.
  private long companyOf(Incoming incoming, List<Long> companies) {
    return companies.stream()
        .filter(company -> CurrentCompany.call(company, () -> longs.hasBegun(incoming)))
        .findFirst()
        .orElse(companies.getFirst());
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
