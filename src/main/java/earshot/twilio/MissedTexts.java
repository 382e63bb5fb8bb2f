package earshot.twilio;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.InboundSms;
import earshot.twilio.TwilioLog.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Takes in the texts that Twilio could not hand in, as no node was there for longer than it tries.
@CarriedBy(Carrier.TWILIO)
@Component
class MissedTexts {

  private static final Logger LOG = LoggerFactory.getLogger(MissedTexts.class);

  private static final Duration EVERY = Duration.ofMinutes(5);

  /// Before that Twilio may hand a text in itself, and a self-test waits whether it does.
  private static final Duration ITS_OWN = Duration.ofMinutes(5);

  /// Looking takes its time, and a text may come into the log a little later than its time says.
  private static final Duration ONCE_MORE = Duration.ofMinutes(30);

  /// Whoever wrote earlier than that no longer waits for an answer to it.
  private static final Duration FURTHEST = Duration.ofDays(7);

  private final TwilioLog log;
  private final HandedTexts handed;
  private final InboundSms inbound;
  private final Clock clock;

  MissedTexts(TwilioLog log, HandedTexts handed, InboundSms inbound, Clock clock) {
    this.log = log;
    this.handed = handed;
    this.inbound = inbound;
    this.clock = clock;
  }

  /// @param last when this was done last; null for never, and then nothing was missed yet
  void takeSince(@Nullable Instant last) {
    var now = clock.instant();
    handed.forgetBefore(now.minus(FURTHEST).minus(ONCE_MORE));
    if (last == null) return;
    var broken = new ArrayList<RuntimeException>();
    log.receivedSince(since(last, now)).stream()
        .filter(entry -> entry.received().isBefore(now.minus(ITS_OWN)))
        .filter(entry -> !handed.contains(entry.name()))
        .forEach(entry -> take(entry, broken));
    if (!broken.isEmpty()) throw broken.getFirst(); // so that it is looked at once more
  }

  /// What breaks for one of them must not keep back the others.
  private void take(Entry entry, List<RuntimeException> broken) {
    try {
      if (log.isForUs(entry)) {
        var outcome = inbound.receive(entry.text());
        LOG.info("A text that Twilio could not hand in was fetched: {}", outcome.kind());
      }
      handed.add(entry.name());
    } catch (RuntimeException one) {
      broken.add(one);
    }
  }

  /// A clock that was ahead leaves a time behind that is yet to come.
  private static Instant since(Instant last, Instant now) {
    var from = (last.isBefore(now) ? last : now).minus(ONCE_MORE);
    var furthest = now.minus(FURTHEST);
    return from.isBefore(furthest) ? furthest : from;
  }

  @CarriedBy(Carrier.TWILIO)
  @Configuration(proxyBeanMethods = false)
  static class Job {

    /// @param missed asked for when it is time, as it wants the scheduler itself
    @Bean
    Task<Void> missedTextsTask(ObjectProvider<MissedTexts> missed) {
      return Tasks.recurring("missed-texts", FixedDelay.of(EVERY))
          .execute(
              (_, context) -> missed.getObject().takeSince(context.getExecution().lastSuccess));
    }
  }
}
