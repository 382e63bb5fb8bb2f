package earshot.notification;

import earshot.email.EmailSender;
import earshot.sms.SmsSender;
import earshot.sms.TextBody;
import org.springframework.stereotype.Component;

/// A fresh link for the holder of an expired one, to the address and phone on file and nowhere
/// else.
@Component
class FreshLink {

  private final Subjects subjects;
  private final EmailSender email;
  private final SmsSender sms;
  private final Letters letters;
  private final Links links;

  FreshLink(Subjects subjects, EmailSender email, SmsSender sms, Letters letters, Links links) {
    this.subjects = subjects;
    this.email = email;
    this.sms = sms;
    this.letters = letters;
    this.links = links;
  }

  /// Sends it by mail, if the applicant has an address that works.
  ///
  /// @param asked when it was asked for, in milliseconds: the mail's name, however often it is
  ///   tried
  void mail(long conversation, long asked) {
    var subject = subjects.find(conversation, 0);
    var to = subject.reach().email();
    if (to == null || subject.reach().bounced() || !email.isSetUp()) return;
    email.send(letters.freshLink(subject, to, asked));
  }

  /// Sends it by text, if the applicant wants texts.
  void text(long conversation) {
    var subject = subjects.find(conversation, 0);
    var phone = subject.reach().phone();
    if (phone == null || subject.reach().noText() != null || !sms.isSetUp()) return;
    var company = subject.company().name();
    sms.send(
        phone,
        conversation,
        TextBody.of(
            company, subject.reader().text("text.link"), links.toApplicant(subject, phone)));
  }
}
