package earshot.notification;

import earshot.conversation.Author;
import earshot.conversation.MessageStored;
import earshot.email.EmailSender;
import earshot.notification.LateMessages.Late;
import earshot.sms.SmsSender;
import earshot.sms.TextBody;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The one automatic answer to mail or texts that came after the door had shut: on the same way
/// back, at most once per conversation and day, so that no two machines ever talk to each other.
@Component
class LateAnswer {

  private final LateMessages messages;
  private final Subjects subjects;
  private final EmailSender email;
  private final SmsSender sms;
  private final Letters letters;
  private final Links links;
  private final JobQueue jobs;

  LateAnswer(
      LateMessages messages,
      Subjects subjects,
      EmailSender email,
      SmsSender sms,
      Letters letters,
      Links links,
      JobQueue jobs) {
    this.messages = messages;
    this.subjects = subjects;
    this.email = email;
    this.sms = sms;
    this.letters = letters;
    this.links = links;
    this.jobs = jobs;
  }

  @EventListener
  void on(MessageStored stored) {
    if (stored.refusal() == null || stored.imported()) return;
    if (!(stored.author() instanceof Author.OfApplicant)) return;
    var late = messages.find(stored.conversationId(), stored.seq());
    if (late.isEmpty() || !messages.isFirstOfDay(late.get())) return;
    var name = JobName.of(stored.companyId(), stored.conversationId(), stored.seq());
    jobs.add(List.of(AutomaticTasks.LATE_ANSWER.instance(name).build()));
  }

  /// Sends it.
  void send(long conversation, int seq) {
    messages.find(conversation, seq).ifPresent(this::send);
  }

  private void send(Late late) {
    var subject = subjects.find(late.conversationId(), late.seq());
    switch (late.via()) {
      case EMAIL -> mail(late, subject);
      case SMS -> text(late, subject);
      case WEB, API -> {}
    }
  }

  private void mail(Late late, Subject subject) {
    var to = subject.reach().email();
    if (to == null || !email.isSetUp()) return;
    email.send(letters.lateAnswer(subject, to, late.refusal()));
  }

  private void text(Late late, Subject subject) {
    var phone = subject.reach().phone();
    if (phone == null || subject.reach().noText() != null || !sms.isSetUp()) return;
    var company = subject.company().name();
    sms.send(phone, TextBody.of(company, late.refusal().toApplicant(), links.toApplicant(subject)));
  }
}
