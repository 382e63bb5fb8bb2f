package earshot.profile;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.company.User;
import earshot.email.EmailSender;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Queues the mails about a user's own account, with the transaction that wants them. Where no mail
/// can leave this server none is queued.
@Component
class OwnMailQueue {

  private final EmailSender email;
  private final JobQueue jobs;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  OwnMailQueue(EmailSender email, JobQueue jobs, Clock clock) {
    this.email = email;
    this.jobs = jobs;
    this.clock = clock;
  }

  boolean isSetUp() {
    return email.isSetUp();
  }

  /// For whoever has that address, if anybody.
  void passwordWanted(String address) {
    if (!isSetUp()) return;
    var job = ProfileTasks.PASSWORD_WANTED.instance(UUID.randomUUID().toString()).data(address);
    jobs.add(job.build(), clock.instant());
  }

  void passwordChanged(User user) {
    add(ProfileTasks.PASSWORD_CHANGED, user);
  }

  void addressWanted(User user) {
    add(ProfileTasks.ADDRESS_LINK, user);
  }

  /// @param user as before the change
  void addressChanged(User user) {
    if (!isSetUp()) return;
    jobs.add(
        ProfileTasks.ADDRESS_CHANGED.instance(name(user)).data(user.email()).build(),
        clock.instant());
  }

  void signingInChanged(User user, SigningInNotice notice) {
    if (!isSetUp()) return;
    // Two of them may come at the same time.
    var name = JobName.of(user.companyId(), user.id(), random.nextLong(Long.MAX_VALUE));
    var job = ProfileTasks.SIGNING_IN_CHANGED.instance(name);
    jobs.add(job.data(notice.name()).build(), clock.instant());
  }

  private void add(TaskDescriptor<Void> job, User user) {
    if (isSetUp()) jobs.add(job.instance(name(user)).build(), clock.instant());
  }

  private String name(User user) {
    return JobName.of(user.companyId(), user.id(), clock.millis());
  }
}
