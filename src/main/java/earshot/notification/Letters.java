package earshot.notification;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.conversation.Refusal;
import earshot.email.Letter;
import earshot.email.MailName;
import earshot.email.MailName.Kind;
import earshot.email.OutgoingMail;
import earshot.language.Say;
import earshot.language.Words;
import earshot.unsubscribe.StopLink;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the mails say.
@Component
class Letters {

  private final Links links;
  private final StopLink stops;

  Letters(Links links, StopLink stops) {
    this.links = links;
    this.stops = stops;
  }

  /// A manager's message, or several together, for each of these applicants.
  List<OutgoingMail> toApplicants(List<Parcel> parcels) {
    var to = links.toApplicantsOf(parcels).iterator();
    return parcels.stream().map(parcel -> toApplicant(parcel, to.next())).toList();
  }

  private OutgoingMail toApplicant(Parcel parcel, String link) {
    var subject = parcel.subject();
    var delivery = parcel.lead();
    var open = subject.farewell() == null;
    var footer =
        subject
            .reader()
            .text(open ? "mail.footer" : "mail.footer.closed", subject.signature(), subject.job());
    var address = Objects.requireNonNull(delivery.address());
    var stop = stops.of(subject.company().id(), delivery.id(), address);
    return new OutgoingMail(
        name(subject, null, Kind.DELIVERY, delivery.id()),
        subject.seq(),
        address,
        subject.signature(),
        title(subject),
        letter(
            subject,
            subject.reader(),
            subject.words(),
            subject.reader().text(open ? "mail.read" : "mail.see"),
            link,
            footer,
            stop),
        stop);
  }

  /// An applicant's answer, or several together, for a user who is away; in the current locale, as
  /// [#refusedAnswer].
  OutgoingMail toUser(Parcel parcel) {
    var subject = parcel.subject();
    var delivery = parcel.lead();
    var footer =
        say(
            "Reply to this email to answer {0}. You get it because you had not read the answer yet.",
            subject.applicantFirstName());
    var address = Objects.requireNonNull(delivery.address());
    var stop = stops.of(subject.company().id(), delivery.id(), address);
    return new OutgoingMail(
        name(subject, delivery.userId(), Kind.DELIVERY, delivery.id()),
        subject.seq(),
        address,
        say("{0} via {1}", subject.applicant(), subject.company().name()),
        say("{0} answered: {1}", subject.applicant(), subject.job()),
        letter(
            subject,
            subject.words(),
            say("Open the conversation"),
            links.toUser(subject),
            footer,
            stop),
        stop);
  }

  /// The answer to a mail that came too late.
  OutgoingMail lateAnswer(Subject late, String to, Refusal refusal) {
    var footer = late.reader().text("mail.by-itself", late.company().name());
    return new OutgoingMail(
        name(late, null, Kind.LATE_ANSWER, late.seq()),
        late.seq() + 1,
        to,
        late.company().name(),
        title(late),
        letter(
            late,
            late.reader(),
            refusal.toApplicant(late.reader()),
            late.reader().text("mail.see"),
            links.toApplicant(late, to),
            footer,
            null),
        null);
  }

  /// The answer to a user's mail that was not taken.
  OutgoingMail refusedAnswer(
      Subject subject, User to, @Nullable Refusal refusal, long millis, boolean isKept) {
    var words =
        say(
                "Your email to {0} was not sent. {1}",
                subject.applicant(), refusal == null ? "" : Say.known(refusal.toStaff()))
            + "\n\n"
            + (isKept
                ? say(
                    "What you wrote is kept in Earshot, in your menu under \"Mail to decide on\".")
                : say(
                    "You cannot see in Earshot what you wrote: it is in the folder of sent mail of your mail program."));
    return new OutgoingMail(
        name(subject, to.id(), Kind.REFUSED_ANSWER, millis),
        Integer.MAX_VALUE,
        to.email(),
        "Earshot",
        say("Not sent: {0}, {1}", subject.applicant(), subject.job()),
        letter(
            subject,
            words,
            say("Open the conversation"),
            links.toUser(subject),
            say("Earshot sent this by itself, in answer to your email."),
            null),
        null);
  }

  /// A fresh link for an expired one.
  OutgoingMail freshLink(Subject subject, String to, long millis) {
    var footer = subject.reader().text("mail.link.footer", subject.company().name());
    return new OutgoingMail(
        name(subject, null, Kind.LINK, millis),
        Integer.MAX_VALUE,
        to,
        subject.company().name(),
        title(subject),
        letter(
            subject,
            subject.reader(),
            subject.reader().text("mail.link"),
            subject.reader().text("mail.open"),
            links.toApplicant(subject, to),
            footer,
            null),
        null);
  }

  /// The same for all mails of a conversation: some mail clients put only those into one thread.
  private static String title(Subject subject) {
    return subject.reader().text("mail.subject", subject.job(), subject.company().name());
  }

  private static Letter letter(
      Subject subject,
      String words,
      String label,
      String link,
      String footer,
      @Nullable String stop) {
    return letter(subject, new Words(Say.language()), words, label, link, footer, stop);
  }

  private static Letter letter(
      Subject subject,
      Words reader,
      String words,
      String label,
      String link,
      String footer,
      @Nullable String stop) {
    var company = subject.company();
    return new Letter(words, label, link, footer, stop, company.name(), company.color(), reader);
  }

  private static MailName name(Subject subject, @Nullable Long user, Kind kind, long number) {
    return new MailName(subject.company().id(), subject.conversationId(), user, kind, number);
  }
}
