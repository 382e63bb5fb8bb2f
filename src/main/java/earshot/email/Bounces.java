package earshot.email;

import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.CurrentCompany;
import earshot.email.EmailOutcome.Kind;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Mail that came back. The address it comes to names the delivery; where it was lost, the
/// Message-ID of the returned mail does.
@Component
class Bounces {

  private static final Pattern MESSAGE_ID =
      Pattern.compile(
          "^Message-ID:\\s*(<[^<>\\s]{1,400}>)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL_SYSTEM =
      Pattern.compile(
          "(mailer-daemon|postmaster|mail-daemon|maildelivery|mail\\.delivery[^@]*|microsoftexchange[0-9a-f]+)@.*");

  private static final int MOST_IDS = 20;

  private final BounceAddress addresses;
  private final MessageIds ids;
  private final Deliveries deliveries;
  private final Applications applications;
  private final Applicants applicants;

  Bounces(
      BounceAddress addresses,
      MessageIds ids,
      Deliveries deliveries,
      Applications applications,
      Applicants applicants) {
    this.addresses = addresses;
    this.ids = ids;
    this.deliveries = deliveries;
    this.applications = applications;
    this.applicants = applicants;
  }

  /// What became of the mail, if it is one that came back.
  ///
  /// @param isNobodysAnswer whether it comes to no reply address and answers no mail
  Optional<EmailOutcome> take(IncomingMail mail, MailParts parts, boolean isNobodysAnswer)
      throws MessagingException {
    var addressed =
        mail.recipients().stream().flatMap(to -> addresses.parse(to).stream()).findFirst();
    var isExpected = addressed.isPresent() || isNobodysAnswer || isFromMailSystem(mail);
    if (!isExpected && !AutomaticMail.isSentBack(mail.mime())) return Optional.empty();
    var reports = reports(mail, parts, isExpected);
    if (reports.isEmpty()) return Optional.empty();
    return Optional.of(
        addressed
            .map(name -> in(name, reports, true))
            .or(() -> returned(parts).map(name -> in(name, reports, false)))
            .or(() -> named(MailWritten.whole(parts)).map(name -> in(name, reports, false)))
            .orElse(EmailOutcome.without(Kind.BOUNCE, "It is not known of which mail.")));
  }

  private static List<DeliveryReport> reports(
      IncomingMail mail, MailParts parts, boolean isExpected) throws MessagingException {
    var reports = DeliveryReport.of(parts);
    if (!reports.isEmpty() || !isExpected || !isOfMailSystem(mail)) return reports;
    var words = MailWritten.whole(parts);
    return Optional.ofNullable(
            DeliveryReport.ofWords(mail.subject(), words, mail.failedRecipients()))
        .stream()
        .toList();
  }

  /// A vacation note comes to the same address and may say any words, such as that a phone number
  /// is no longer valid.
  private static boolean isOfMailSystem(IncomingMail mail) throws MessagingException {
    return isFromMailSystem(mail)
        || mail.from().isEmpty()
        || !mail.failedRecipients().isEmpty()
        || (AutomaticMail.isSentBack(mail.mime()) && !AutomaticMail.isAnswer(mail.mime()));
  }

  private static boolean isFromMailSystem(IncomingMail mail) {
    return MAIL_SYSTEM.matcher(mail.from()).matches();
  }

  private Optional<DeliveryName> returned(MailParts parts) {
    return Optional.ofNullable(parts.first("message/rfc822"))
        .or(() -> Optional.ofNullable(parts.first("text/rfc822-headers")))
        .flatMap(part -> named(MailParts.read(part)));
  }

  /// The first of our own mails that the text names.
  private Optional<DeliveryName> named(String text) {
    return MESSAGE_ID
        .matcher(text)
        .results()
        .limit(MOST_IDS)
        .flatMap(found -> ids.parse(found.group(1)).stream())
        .findFirst()
        .filter(name -> name.kind() == MailName.Kind.DELIVERY)
        .map(name -> new DeliveryName(name.companyId(), name.number(), 0));
  }

  /// @param addressed whether it came to the address that only this delivery's mail has, so that it
  ///   is about it whomever it names, as where the mail was passed on; else it may be about
  ///   somebody whom the mail was sent on to
  private EmailOutcome in(DeliveryName name, List<DeliveryReport> reports, boolean addressed) {
    return CurrentCompany.call(
        name.companyId(),
        () ->
            deliveries
                .find(name.deliveryId())
                .filter(it -> it.address() != null && name.mayBeTo(it.address()))
                .map(delivery -> in(delivery, reports, addressed))
                .orElse(
                    EmailOutcome.without(
                        Kind.BOUNCE, "Its delivery is gone, or goes to another address now.")));
  }

  private EmailOutcome in(Delivery delivery, List<DeliveryReport> reports, boolean addressed) {
    return reports.stream()
        .filter(report -> report.isAbout(delivery.address()))
        .findFirst()
        .or(() -> addressed ? reports.stream().findFirst() : Optional.empty())
        .map(report -> record(delivery, report))
        .orElse(EmailOutcome.without(Kind.BOUNCE, "It is about another recipient."));
  }

  private EmailOutcome record(Delivery delivery, DeliveryReport report) {
    if (report.verdict() == DeliveryReport.Verdict.CAME_BACK) cameBack(delivery, report);
    return new EmailOutcome(Kind.BOUNCE, delivery.conversationId(), delivery.seq(), report.words());
  }

  private void cameBack(Delivery delivery, DeliveryReport report) {
    var reason =
        report.words().isBlank()
            ? "The mail came back"
            : OneLine.of("The mail came back: " + report.words());
    deliveries.become(delivery.id(), DeliveryState.FAILED, reason, null);
    var applicant = applications.find(delivery.conversationId()).applicant();
    var isCurrent = applicant.email() != null && applicant.email().equals(delivery.address());
    if (delivery.toApplicant() && isCurrent) applicants.emailBounced(applicant.id());
  }
}
