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

  private static final long SPANISH = 1;

  private final JobQueue jobs;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SignUpQueue(JobQueue jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  void add(String email) {
    var spanish = Say.language() == Language.SPANISH ? SPANISH : 0;
    var name = JobName.of(NONE, random.nextLong(Long.MAX_VALUE), spanish);
    jobs.add(SignUpMail.JOB.instance(name).data(email).build(), clock.instant());
  }

  /// The language of whoever asked for it; jobs of earlier versions do not know.
  static Language language(JobName job) {
    var numbers = job.numbers();
    var spanish = numbers.size() > 1 && numbers.get(1) == SPANISH;
    return spanish ? Language.SPANISH : Language.ENGLISH;
  }
}
