package earshot.email;

import static earshot.MailClient.raw;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.email.EmailOutcome.Kind;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Maria's mail to Jamie comes back.
@NullMarked
@ChannelsTest
class BouncesTest {

  @Autowired private HarborCafe cafe;
  @Autowired private InboundEmail inbound;
  @Autowired private BounceAddress addresses;

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

  private static byte[] report(String to, String action, String status, String returned) {
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

        Final-Recipient: rfc822; jamie@mail.example
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 %s No such user here

        --b
        Content-Type: message/rfc822

        Message-ID: %s
        Subject: Your application

        Can you come on Tuesday?

        --b--
        """
            .formatted(to, action, status, status, returned));
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
