package earshot.notification;

import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Mails to users who want to hear of answers once a day. The first answer of a day stores the job
/// of the next morning, which then looks what is still new.
@Component
class Digests {

  static final LocalTime MORNING = LocalTime.of(8, 0);

  private static final TaskDescriptor<Void> DIGEST = TaskDescriptor.of("digest");

  private final JobQueue jobs;
  private final Clock clock;

  Digests(JobQueue jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /// Something is new for the user.
  void expect(long user, ZoneId zone) {
    var morning = nextMorning(clock.instant().atZone(zone));
    var name =
        JobName.of(
            Objects.requireNonNull(CurrentCompany.id()), user, morning.toLocalDate().toEpochDay());
    jobs.addOnce(DIGEST.instance(name).priority(Priority.LOW).build(), morning.toInstant());
  }

  private static ZonedDateTime nextMorning(ZonedDateTime now) {
    var today = now.with(MORNING);
    return today.isAfter(now) ? today : now.plusDays(1).with(MORNING);
  }

  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<Void> digestTask(MailJobs jobs, DigestMail mail) {
      return jobs.manyMails(DIGEST, mail::send);
    }
  }
}
