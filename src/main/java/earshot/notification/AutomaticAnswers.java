package earshot.notification;

import earshot.account.ApplicantLinks;
import earshot.account.FreshLinkWanted;
import earshot.conversation.Author;
import earshot.conversation.MessageStored;
import earshot.conversation.Via;
import earshot.email.AnswerRefused;
import earshot.sms.SmsSender;
import earshot.sms.TextAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// When the server answers by itself: to a message that came too late, to a command such as STOP,
/// and to who asks for a fresh link. What it then sends is sent by jobs.
@Component
class AutomaticAnswers {

  /// Whoever was sent any link in this time has one that works, and gets no other.
  private static final Duration LINK_PAUSE = Duration.ofMinutes(10);

  private final LateMessages late;
  private final ApplicantLinks links;
  private final Subjects subjects;
  private final SmsSender sms;
  private final JobQueue jobs;
  private final Clock clock;

  AutomaticAnswers(
      LateMessages late,
      ApplicantLinks links,
      Subjects subjects,
      SmsSender sms,
      JobQueue jobs,
      Clock clock) {
    this.late = late;
    this.links = links;
    this.subjects = subjects;
    this.sms = sms;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// At most once per conversation, way, recipient and day, so that no two machines ever talk to
  /// each other.
  @EventListener
  void on(MessageStored stored) {
    if (stored.refusal() == null || stored.imported()) return;
    if (!(stored.author() instanceof Author.OfApplicant)) return;
    var message = late.find(stored.conversationId(), stored.seq());
    if (message.isEmpty()) return;
    var way = message.get().via();
    if (!late.isFirstOfDay(stored.conversationId(), way, LateMessages.APPLICANT)) return;
    var name = JobName.of(stored.companyId(), stored.conversationId(), stored.seq());
    jobs.add(List.of(AutomaticTasks.LATE_ANSWER.instance(name).build()));
  }

  /// A user's mail was not taken. Others who were told today do not keep this one from being told,
  /// nor does a try that broke off: that it was told today is noted with the job.
  @EventListener
  @Transactional
  void on(AnswerRefused refused) {
    if (!late.isFirstOfDay(refused.conversationId(), Via.EMAIL, refused.userId())) return;
    var name = JobName.of(refused.companyId(), refused.conversationId(), refused.userId());
    var task =
        refused.isKept() ? AutomaticTasks.REFUSED_ANSWER : AutomaticTasks.REFUSED_ANSWER_UNSEEN;
    jobs.addOnce(task.instance(name).data(clock.millis()).build());
  }

  @EventListener
  void on(TextAnswer answer) {
    if (!sms.isSetUp()) return;
    jobs.addOnce(AutomaticTasks.TEXT_ANSWER.instance(answer.name()).data(answer).build());
  }

  @EventListener
  void on(FreshLinkWanted wanted) {
    var access = wanted.link().access();
    if (links.wasMadeSince(access.applicantId(), clock.instant().minus(LINK_PAUSE))) return;
    subjects
        .ofPublicId(wanted.link().publicId())
        .ifPresent(conversation -> {
          var name = JobName.of(access.companyId(), conversation);
          jobs.addOnce(AutomaticTasks.LINK_BY_EMAIL.instance(name).data(clock.millis()).build());
          jobs.addOnce(AutomaticTasks.LINK_BY_TEXT.instance(name).build());
        });
  }
}
