package earshot.email;

import static earshot.MailClient.raw;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.email.EmailOutcome.Kind;
import earshot.hiring.BouncedEmail;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Maria's mail to Jamie comes back.
@NullMarked
@ChannelsTest
class BouncesTest {

  @Autowired private HarborCafe cafe;
  @Autowired private InboundEmail inbound;
  @Autowired private BounceAddress addresses;
  @Autowired private Deliveries deliveries;
  @Autowired private BouncedEmail bounced;

  private Story story;
  private MimeMessage sent;

  @BeforeEach
  void maria_has_written_to_jamie() {
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    sent = Peers.mailTo(story.email()).getFirst();
  }

  @Test
  void a_hard_bounce_fails_the_delivery_and_marks_the_address() {
    var outcome = inbound.receive(report(bounceAddress(), "failed", "5.1.1"));

    assertThat(outcome.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(outcome.conversationId()).isEqualTo(story.application());
    assertThat(outcome.seq()).isEqualTo(1);
    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(email().reason()).isEqualTo("The mail came back: smtp; 550 5.1.1 No such user here");

    story.write("Hello?");
    assertThat(email().state()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(email().reason()).isEqualTo("Mail to this address came back");
  }

  @Test
  void a_manager_who_presses_retry_has_the_address_tried_again() {
    inbound.receive(report(bounceAddress(), "failed", "5.1.1"));

    story.in(() -> {
      deliveries.retry(story.maria(), story.application(), 1, Channel.EMAIL);
      return 0;
    });
    cafe.runJobs();

    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
    assertThat(Peers.mailTo(story.email())).hasSize(2);
    story.write("Hello?");
    assertThat(email().state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void a_retry_goes_to_the_address_as_it_was_mended() {
    inbound.receive(report(bounceAddress(), "failed", "5.1.1"));
    var mended = "mended-" + story.email();

    story.in(() -> {
      bounced.mend(story.maria(), story.application(), mended);
      deliveries.retry(story.maria(), story.application(), 1, Channel.EMAIL);
      return 0;
    });
    cafe.runJobs();

    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.mailTo(mended)).hasSize(1);
  }

  @Test
  void the_bounce_of_an_address_that_was_mended_says_nothing_of_the_new_one() {
    var earlier = DeliveryName.of(story.company(), email().id(), "old@mail.example");

    var outcome = inbound.receive(report(addresses.of(earlier), "failed", "5.1.1"));

    assertThat(outcome.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
    var older = addresses.of(new DeliveryName(story.company(), email().id(), 0));
    inbound.receive(report(older, "failed", "5.1.1"));
    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void a_delay_changes_nothing() {
    assertThat(inbound.receive(report(bounceAddress(), "delayed", "4.4.1")).kind())
        .isEqualTo(Kind.BOUNCE);

    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_bounce_to_another_address_is_known_by_the_returned_mail() {
    inbound.receive(report("messages@replies.harborcafe.example", "failed", "5.0.0"));

    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void a_bounce_known_by_the_returned_mail_is_nothing_if_it_is_about_somebody_else() {
    var outcome =
        inbound.receive(reportAbout("Sister@mail.example", "messages@replies.harborcafe.example"));

    assertThat(outcome.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(outcome.reason()).isEqualTo("It is about another recipient.");
    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
    story.write("Hello?");
    assertThat(email().state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void a_bounce_to_its_own_address_counts_whomever_it_names_as_mail_may_be_passed_on() {
    inbound.receive(reportAbout("jamie@elsewhere.example", bounceAddress()));

    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
  }

  /// As Postfix and Exchange report two recipients of one mail.
  @Test
  void of_several_recipients_the_one_it_went_to_counts() {
    inbound.receive(reportAboutTwo("failed", "delayed"));
    assertThat(email().state()).isEqualTo(DeliveryState.SENT);

    inbound.receive(reportAboutTwo("delayed", "failed"));
    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(email().reason()).isEqualTo("The mail came back: smtp; 550 5.1.1 second");
  }

  @Test
  void a_bounce_in_words_about_somebody_else_is_nothing() {
    inbound.receive(
        raw(
            """
            Return-Path: <>
            From: Mail Delivery System <mailer-daemon@mail.example>
            To: messages@replies.harborcafe.example
            X-Failed-Recipients: sister@mail.example
            Subject: Mail delivery failed: returning message to sender

            A message that you sent could not be delivered to one or more of its recipients.
            550 5.1.1 unknown user

            Message-ID: %s
            """
                .formatted(MailClient.header(sent, "Message-ID"))));

    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_bounce_in_words_is_known_by_its_address() {
    inbound.receive(
        raw(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mail.example
            To: %s
            Subject: failure notice

            Sorry, no mailbox here by that name. (#5.1.1)
            """
                .formatted(bounceAddress())));

    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void a_vacation_note_to_the_bounce_address_is_no_bounce() {
    var outcome =
        inbound.receive(
            raw(
                """
                From: %s
                To: %s
                Subject: Out of office
                Auto-Submitted: auto-replied

                I am away.
                """
                    .formatted(story.email(), bounceAddress())));

    assertThat(outcome.kind()).isEqualTo(Kind.AUTOMATIC);
    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: %s\nAuto-Submitted: auto-replied",
        "From: %s\nReturn-Path: <>\nAuto-Submitted: auto-replied (vacation)",
        "From: jamie@elsewhere.example\nReturn-Path: <>\nX-Autorespond: Your application",
        "From: jamie@elsewhere.example\nX-Mailer: phone",
      })
  void an_answer_to_the_bounce_address_is_no_bounce_whatever_it_says(String head) {
    inbound.receive(
        raw(
            "%s\nTo: %s\nSubject: Thank you\n\nMy work number is no longer valid, my new address follows."
                .formatted(head.formatted(story.email()), bounceAddress())));

    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: postmaster@mail.example\nAuto-Submitted: auto-replied",
        "From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mail.example",
        "From: admin@mail.example\nReturn-Path: <>",
        "From: admin@mail.example\nX-Failed-Recipients: jamie@mail.example",
        "X-Mailer: none",
      })
  void a_mail_system_is_known_by_its_name_or_its_headers(String head) {
    inbound.receive(
        raw(
            "%s\nTo: %s\nSubject: Returned mail\n\n550 5.1.1 user unknown"
                .formatted(head, bounceAddress())));

    assertThat(email().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void a_forged_bounce_fails_nothing() {
    inbound.receive(
        report(
            "bounce+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@replies.harborcafe.example",
            "failed",
            "5.1.1",
            "<made-up@mail.example>"));

    assertThat(email().state()).isEqualTo(DeliveryState.SENT);
  }

  private byte[] report(String to, String action, String status) {
    return report(to, action, status, MailClient.header(sent, "Message-ID"));
  }

  private byte[] report(String to, String action, String status, String returned) {
    return reportOf(to, group(story.email(), action, status, "No such user here"), returned);
  }

  private byte[] reportAbout(String recipient, String to) {
    return reportOf(
        to,
        group(recipient, "failed", "5.1.1", "No such user here"),
        MailClient.header(sent, "Message-ID"));
  }

  private byte[] reportAboutTwo(String sister, String jamie) {
    return reportOf(
        "messages@replies.harborcafe.example",
        group("sister@mail.example", sister, "5.1.1", "first")
            + "\n"
            + group(story.email(), jamie, "5.1.1", "second"),
        MailClient.header(sent, "Message-ID"));
  }

  /// As Postfix writes it.
  private static String group(String recipient, String action, String status, String words) {
    return """
    Final-Recipient: rfc822; %s
    Original-Recipient: rfc822;%s
    Action: %s
    Status: %s
    Remote-MTA: dns; mx.mail.example
    Diagnostic-Code: smtp; 550 %s %s
    """
        .formatted(recipient, recipient, action, status, status, words);
  }

  private static byte[] reportOf(String to, String groups, String returned) {
    return raw(
        """
        Return-Path: <>
        From: MAILER-DAEMON@mail.example
        To: %s
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        Your mail could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example
        X-Postfix-Sender: rfc822; messages@replies.harborcafe.example

        %s
        --b
        Content-Type: message/rfc822

        Message-ID: %s
        Subject: Your application

        Can you come on Tuesday?

        --b--
        """
            .formatted(to, groups, returned));
  }

  private String bounceAddress() {
    return MailClient.header(sent, "Return-Path").replaceAll("[<>]", "");
  }

  private Delivery email() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.EMAIL)
        .findFirst()
        .orElseThrow();
  }
}
