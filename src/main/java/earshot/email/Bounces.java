package earshot.email;

import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.CurrentCompany;
import earshot.email.EmailOutcome.Kind;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import jakarta.mail.MessagingException;
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
          "(mailer-daemon|postmaster|mail-daemon|maildelivery|mail\\.delivery[^@]*)@.*");

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
    var report = DeliveryReport.of(parts);
    if (report == null && isExpected)
      report = DeliveryReport.ofWords(mail.subject(), MailWritten.whole(parts));
    if (report == null) return Optional.empty();
    var found = report;
    return Optional.of(
        addressed
            .or(() -> returned(parts))
            .or(() -> named(MailWritten.whole(parts)))
            .map(delivery -> in(delivery, found))
            .orElse(EmailOutcome.without(Kind.BOUNCE, "It is not known of which mail.")));
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

  private EmailOutcome in(DeliveryName name, DeliveryReport report) {
    return CurrentCompany.call(
        name.companyId(),
        () ->
            deliveries
                .find(name.deliveryId())
                .filter(delivery -> name.mayBeTo(delivery.address()))
                .map(delivery -> record(delivery, report))
                .orElse(
                    EmailOutcome.without(
                        Kind.BOUNCE, "Its delivery is gone, or goes to another address now.")));
  }

  private EmailOutcome record(Delivery delivery, DeliveryReport report) {
    if (report.verdict() == DeliveryReport.Verdict.CAME_BACK) cameBack(delivery, report);
    return new EmailOutcome(Kind.BOUNCE, delivery.conversationId(), delivery.seq(), report.words());
  }

  private void cameBack(Delivery delivery, DeliveryReport report) {
    var reason = "The mail came back: " + report.words();
    deliveries.become(
        delivery.id(), DeliveryState.FAILED, OneLine.of(reason.replaceFirst(": $", "")), null);
    var applicant = applications.find(delivery.conversationId()).applicant();
    var isCurrent = applicant.email() != null && applicant.email().equals(delivery.address());
    if (delivery.toApplicant() && isCurrent) applicants.emailBounced(applicant.id());
  }
}
