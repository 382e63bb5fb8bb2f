package earshot.notification;

import earshot.email.EmailSender;
import earshot.notification.LateMessages.Late;
import earshot.sms.SmsSender;
import earshot.sms.TextBody;
import org.springframework.stereotype.Component;

/// The one automatic answer to mail or texts that came after the door had shut: on the same way
/// back.
@Component
class LateAnswer {

  private final LateMessages messages;
  private final Subjects subjects;
  private final EmailSender email;
  private final SmsSender sms;
  private final Letters letters;
  private final Links links;

  LateAnswer(
      LateMessages messages,
      Subjects subjects,
      EmailSender email,
      SmsSender sms,
      Letters letters,
      Links links) {
    this.messages = messages;
    this.subjects = subjects;
    this.email = email;
    this.sms = sms;
    this.letters = letters;
    this.links = links;
  }

  /// Sends it.
  void send(long conversation, int seq) {
    messages.find(conversation, seq).ifPresent(this::send);
  }

  private void send(Late late) {
    var subject = subjects.find(late.conversationId(), late.seq());
    // The door may have opened again since.
    if (subject.stage().isOpen()) {
      messages.wasNotAnswered(late);
      return;
    }
    switch (late.via()) {
      case EMAIL -> mail(late, subject);
      case SMS -> text(late, subject);
      case WEB, API -> {}
    }
  }

  private void mail(Late late, Subject subject) {
    var to = subject.reach().email();
    if (to == null || !email.isSetUp()) messages.wasNotAnswered(late);
    else email.send(letters.lateAnswer(subject, to, late.refusal()));
  }

  private void text(Late late, Subject subject) {
    var phone = subject.reach().phone();
    if (phone == null || subject.reach().noText() != null || !sms.isSetUp()) {
      messages.wasNotAnswered(late);
      return;
    }
    var company = subject.company().name();
    sms.send(
        phone,
        late.conversationId(),
        TextBody.of(
            company,
            late.refusal().toApplicant(subject.reader()),
            links.toApplicant(subject, phone)));
  }
}
