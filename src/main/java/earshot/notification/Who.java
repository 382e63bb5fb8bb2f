package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.Author;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryQueued;
import earshot.conversation.MessageStored;
import earshot.conversation.NewDelivery;
import earshot.database.CurrentCompany;
import earshot.email.EmailSender;
import earshot.sms.SmsSender;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Who hears of a message: the applicant three ways, or every user who takes part. Decided in the
/// transaction that stores it, and so are the reasons why a channel cannot be used.
@Component
class Who {

  private final Deliveries deliveries;
  private final Subjects subjects;
  private final EmailSender email;
  private final SmsSender sms;
  private final JobQueue jobs;
  private final Clock clock;

  Who(
      Deliveries deliveries,
      Subjects subjects,
      EmailSender email,
      SmsSender sms,
      JobQueue jobs,
      Clock clock) {
    this.deliveries = deliveries;
    this.subjects = subjects;
    this.email = email;
    this.sms = sms;
    this.jobs = jobs;
    this.clock = clock;
  }

  @EventListener
  void on(MessageStored stored) {
    if (stored.refusal() != null || stored.imported()) return;
    var added =
        switch (stored.author()) {
          case Author.OfStaff _ -> toApplicant(subjects.reach(stored.conversationId()));
          case Author.OfApplicant _ -> toUsers(subjects.participants(stored.conversationId()));
        };
    if (added.isEmpty()) return;
    var queued = deliveries.add(stored.conversationId(), stored.seq(), added);
    jobs.add(queued.stream().<TaskInstance<?>>map(id -> job(stored.companyId(), id)).toList());
  }

  /// A manager pressed Retry. The job has a name of its own, as the one before may just be ending.
  @EventListener
  void on(DeliveryQueued queued) {
    var company = Objects.requireNonNull(CurrentCompany.id());
    jobs.add(List.of(job(company, queued.deliveryId(), clock.millis())));
  }

  private List<NewDelivery> toApplicant(Reach reach) {
    return List.of(
        toApplicant(Channel.EMAIL, reach.email(), firstOf(emailOff(), reach.noEmail())),
        toApplicant(Channel.SMS, reach.phone(), firstOf(smsOff(), reach.noText())),
        toApplicant(Channel.IN_APP, null, null));
  }

  private static NewDelivery toApplicant(
      Channel channel, @Nullable String address, @Nullable String skipped) {
    return new NewDelivery(channel, Delivery.APPLICANT, address, skipped);
  }

  private List<NewDelivery> toUsers(List<Participant> users) {
    return users.stream()
        .map(user ->
            new NewDelivery(Channel.EMAIL, Delivery.user(user.userId()), user.email(), emailOff()))
        .toList();
  }

  private @Nullable String emailOff() {
    return email.isSetUp() ? null : "Email is not set up";
  }

  private @Nullable String smsOff() {
    return sms.isSetUp() ? null : "Texts are not set up";
  }

  private static @Nullable String firstOf(@Nullable String reason, @Nullable String otherwise) {
    return reason == null ? otherwise : reason;
  }

  private static TaskInstance<?> job(long company, long... numbers) {
    return DeliverTask.JOB.instance(JobName.of(company, numbers)).build();
  }
}
