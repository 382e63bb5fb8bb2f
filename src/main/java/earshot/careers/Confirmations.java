package earshot.careers;

import earshot.account.ApplicantLinks;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.email.EmailSender;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.notification.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// When the confirmations of applications go. By a job, after the commit: a few at once, others
/// later, as nobody gets many of them because others type their address.
@Component
class Confirmations {

  /// How long one may wait where others went to that address just before.
  private static final Duration LATEST = Duration.ofHours(2);

  private final Applications applications;
  private final ApplicantLinks links;
  private final EmailSender email;
  private final Throttle throttle;
  private final JobQueue jobs;
  private final Clock clock;

  Confirmations(
      Applications applications,
      ApplicantLinks links,
      EmailSender email,
      Throttle throttle,
      JobQueue jobs,
      Clock clock) {
    this.applications = applications;
    this.links = links;
    this.email = email;
    this.throttle = throttle;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// @param address for which it is counted; null for the one that is known
  /// @return false if none goes: too many wait already, or nobody knows an address
  boolean add(long company, long id, @Nullable String address) {
    if (!email.isSetUp()) return true;
    if (address == null && applications.find(id).applicant().email() == null) return false;
    var wait =
        address == null
            ? Optional.of(Duration.ZERO)
            : throttle.turn(Limit.MAIL_TO, "apply:" + company + ":" + address, LATEST);
    wait.ifPresent(it ->
        jobs.add(
            ConfirmationMail.JOB
                .instance(ConfirmationMail.job(company, id, clock, address))
                .build(),
            clock.instant().plus(it)));
    return wait.isPresent();
  }

  /// Whether one goes to the applicant, or went: the job stands until the link in it is made.
  boolean isOnItsWay(long company, Application application) {
    if (!email.isSetUp()) return true;
    var applicant = application.applicant();
    var address = applicant.email();
    return address != null
        && (jobs.waits(
                ConfirmationMail.JOB, ConfirmationMail.jobs(company, application.id(), address))
            || links.wereSent(applicant.id(), address));
  }
}
