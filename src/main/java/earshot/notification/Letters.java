package earshot.notification;

import earshot.conversation.Delivery;
import earshot.conversation.Refusal;
import earshot.email.Letter;
import earshot.email.MailName;
import earshot.email.MailName.Kind;
import earshot.email.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the mails say.
@Component
class Letters {

  private final Links links;

  Letters(Links links) {
    this.links = links;
  }

  /// A manager's message, or several together, for the applicant.
  OutgoingMail toApplicant(Delivery delivery, String to, Subject subject) {
    var footer =
        "%s wrote to you about your application for %s. You can also just reply to this email."
            .formatted(subject.signature(), subject.job());
    return new OutgoingMail(
        name(subject, null, Kind.DELIVERY, delivery.id()),
        subject.seq(),
        to,
        subject.signature(),
        title(subject),
        letter(subject, subject.words(), "Read and answer", links.toApplicant(subject), footer));
  }

  /// An applicant's answer, or several together, for a user who is away.
  OutgoingMail toUser(Delivery delivery, String to, Subject subject) {
    var footer =
        "Reply to this email to answer %s. You get it because no page of Earshot was open."
            .formatted(subject.applicantFirstName());
    return new OutgoingMail(
        name(subject, delivery.userId(), Kind.DELIVERY, delivery.id()),
        subject.seq(),
        to,
        subject.applicant() + " via " + subject.company().name(),
        subject.applicant() + " answered: " + subject.job(),
        letter(subject, subject.words(), "Open the conversation", links.toUser(subject), footer));
  }

  /// The answer to a mail that came too late.
  OutgoingMail lateAnswer(Subject late, String to, Refusal refusal) {
    var footer = late.company().name() + " sent this by itself, in answer to your email.";
    return new OutgoingMail(
        name(late, null, Kind.LATE_ANSWER, late.seq()),
        late.seq() + 1,
        to,
        late.company().name(),
        title(late),
        letter(
            late, refusal.toApplicant(), "See the conversation", links.toApplicant(late), footer));
  }

  /// A fresh link for an expired one.
  OutgoingMail freshLink(Subject subject, String to, long millis) {
    var footer = "You asked for it on the page of %s.".formatted(subject.company().name());
    return new OutgoingMail(
        name(subject, null, Kind.LINK, millis),
        Integer.MAX_VALUE,
        to,
        subject.company().name(),
        title(subject),
        letter(
            subject,
            "Here is your new link to the conversation about your application.",
            "Open the conversation",
            links.toApplicant(subject),
            footer));
  }

  /// The same for all mails of a conversation: some mail clients put only those into one thread.
  private static String title(Subject subject) {
    return "Your application for " + subject.job() + " at " + subject.company().name();
  }

  private static Letter letter(
      Subject subject, String words, String label, String link, String footer) {
    var company = subject.company();
    return new Letter(words, label, link, footer, company.name(), company.color());
  }

  private static MailName name(Subject subject, @Nullable Long user, Kind kind, long number) {
    return new MailName(subject.company().id(), subject.conversationId(), user, kind, number);
  }
}
