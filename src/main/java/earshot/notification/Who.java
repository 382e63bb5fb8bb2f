package earshot.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import earshot.company.AnswerMail;
import earshot.conversation.Author;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryQueued;
import earshot.conversation.MessageStored;
import earshot.conversation.MessagesStored;
import earshot.conversation.NewDelivery;
import earshot.conversation.Sent;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Who hears of a message: the applicant three ways, or every user who takes part. Decided in the
/// transaction that stores it, and so are the reasons why a channel cannot be used.
@Component
class Who {

  private final Deliveries deliveries;
  private final Subjects subjects;
  private final ApplicantChannels channels;
  private final SingleJobs singleJobs;
  private final JobQueue jobs;
  private final BulkLine line;
  private final Digests digests;
  private final Clock clock;

  Who(
      Deliveries deliveries,
      Subjects subjects,
      ApplicantChannels channels,
      SingleJobs singleJobs,
      JobQueue jobs,
      BulkLine line,
      Digests digests,
      Clock clock) {
    this.deliveries = deliveries;
    this.subjects = subjects;
    this.channels = channels;
    this.singleJobs = singleJobs;
    this.jobs = jobs;
    this.line = line;
    this.digests = digests;
    this.clock = clock;
  }

  @EventListener
  void on(MessageStored stored) {
    if (stored.refusal() != null || stored.imported()) return;
    var added =
        switch (stored.author()) {
          case Author.OfStaff _ -> channels.of(stored.conversationId());
          case Author.OfApplicant _ -> toUsers(subjects.participants(stored.conversationId()));
        };
    if (added.isEmpty()) return;
    var queued = deliveries.add(stored.conversationId(), stored.seq(), added);
    singleJobs.add(stored.companyId(), queued);
  }

  @EventListener
  void on(MessagesStored stored) {
    var ids = stored.messages().stream().map(Sent::conversationId).toList();
    var queued = deliveries.addAll(stored.messages(), channels.of(ids));
    queued.stream()
        .collect(groupingBy(DeliveryQueued::channel, mapping(DeliveryQueued::deliveryId, toList())))
        .forEach(line::add);
  }

  /// A manager pressed Retry. The job has a name of its own, as the one before may just be ending.
  @EventListener
  void on(DeliveryQueued queued) {
    var company = Objects.requireNonNull(CurrentCompany.id());
    jobs.add(
        List.of(DeliverTask.job(queued.channel(), company, queued.deliveryId(), clock.millis())));
  }

  private List<NewDelivery> toUsers(List<Participant> users) {
    users.stream()
        .filter(user -> user.mail() == AnswerMail.DAILY && !user.stoppedMail())
        .forEach(user -> digests.expect(user.userId(), user.zone()));
    var off = channels.emailOff();
    return users.stream()
        .filter(user -> user.mail() == AnswerMail.AT_ONCE)
        .map(user ->
            new NewDelivery(
                Channel.EMAIL,
                Delivery.user(user.userId()),
                user.email(),
                off == null ? user.noEmail() : off))
        .toList();
  }
}
