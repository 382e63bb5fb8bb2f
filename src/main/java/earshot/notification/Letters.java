package earshot.notification;

import earshot.conversation.Delivery;
import earshot.email.Letter;
import earshot.email.MailName;
import earshot.email.OutgoingMail;
import org.springframework.stereotype.Component;

/// What the mails of deliveries say.
@Component
class Letters {

  private final Links links;

  Letters(Links links) {
    this.links = links;
  }

  /// A manager's message, for the applicant.
  OutgoingMail toApplicant(Delivery delivery, String to, Subject subject) {
    var footer =
        "%s wrote to you about your application for %s. You can also just reply to this email."
            .formatted(subject.signature(), subject.job());
    return new OutgoingMail(
        name(delivery, subject),
        delivery.seq(),
        to,
        subject.signature(),
        "Your application for " + subject.job() + " at " + subject.company().name(),
        letter(subject, "Read and answer", links.toApplicant(subject), footer));
  }

  /// An applicant's answer, for a user who is away.
  OutgoingMail toUser(Delivery delivery, String to, Subject subject) {
    var footer =
        "Reply to this email to answer %s. You get it because no page of Earshot was open."
            .formatted(subject.applicantFirstName());
    return new OutgoingMail(
        name(delivery, subject),
        delivery.seq(),
        to,
        subject.applicant() + " via " + subject.company().name(),
        subject.applicant() + " answered: " + subject.job(),
        letter(subject, "Open the conversation", links.toUser(subject), footer));
  }

  private static Letter letter(Subject subject, String label, String link, String footer) {
    var company = subject.company();
    return new Letter(subject.words(), label, link, footer, company.name(), company.color());
  }

  private static MailName name(Delivery delivery, Subject subject) {
    return new MailName(
        subject.company().id(),
        subject.conversationId(),
        delivery.toApplicant() ? null : delivery.userId(),
        MailName.Kind.DELIVERY,
        delivery.id());
  }
}
