package earshot.setup;

import earshot.language.Language;
import earshot.language.Say;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Queues the mails that confirm an address.
@Component
class SignUpQueue {

  /// The mail belongs to no company yet.
  private static final long NONE = 0;

  private final JobQueue jobs;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SignUpQueue(JobQueue jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  void add(String email) {
    var language = Say.language().ordinal();
    var name = JobName.of(NONE, random.nextLong(Long.MAX_VALUE), language);
    jobs.add(SignUpMail.JOB.instance(name).data(email).build(), clock.instant());
  }

  /// The language of whoever asked for it; jobs of earlier versions do not know.
  static Language language(JobName job) {
    var numbers = job.numbers();
    return numbers.size() < 2 ? Language.ENGLISH : Language.values()[numbers.get(1).intValue()];
  }
}
