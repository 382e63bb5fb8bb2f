package earshot.email;

import static earshot.MailClient.raw;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.audit.Audit;
import earshot.conversation.AnswerLimit;
import earshot.conversation.Message;
import earshot.conversation.Verdict;
import earshot.conversation.Via;
import earshot.email.EmailOutcome.Kind;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import earshot.language.Language;
import earshot.language.Say;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Jamie answers Maria's mail.
@NullMarked
@ChannelsTest
class InboundEmailTest {

  @Autowired private HarborCafe cafe;
  @Autowired private InboundEmail inbound;
  @Autowired private ReplyAddress replies;
  @Autowired private TestMail tests;
  @Autowired private Bounces bounces;
  @Autowired private Writers writers;
  @Autowired private Quarantine quarantine;
  @Autowired private Audit audit;
  @Autowired private Applicants applicants;
  @Autowired private TestClock clock;
  @Autowired private MailThread thread;
  @Autowired private MailToMessage messages;
  @Autowired private AnsweredMails answered;
  @Autowired private AnswerLimit limit;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  private static final int MANY = 500_000;

  private Story story;
  private MimeMessage received;

  @BeforeEach
  void maria_has_written_to_jamie() {
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    received = Peers.mailTo(story.email()).getFirst();
  }

  @Test
  void an_answer_lands_in_the_conversation_without_the_quote() {
    var outcome = inbound.receive(reply("Tuesday is fine"));

    assertThat(outcome).isEqualTo(new EmailOutcome(Kind.STORED, story.application(), 2, null));
    var message = story.lastMessage();
    assertThat(message.body()).isEqualTo("Tuesday is fine");
    assertThat(message.originalBody()).contains("> Can you come on Tuesday?");
    assertThat(message.via()).isEqualTo(Via.EMAIL);
    assertThat(message.fromApplicant()).isTrue();
  }

  @Test
  void a_mail_that_is_answered_has_arrived_and_one_that_crossed_the_answer_may_not_have() {
    var answer = reply("Tuesday is fine");
    later("Or on Wednesday?");
    assertThat(verdicts()).containsExactly(Verdict.UNDER_WAY, Verdict.UNDER_WAY);

    inbound.receive(answer);

    assertThat(verdicts()).startsWith(Verdict.REACHED, Verdict.UNDER_WAY);
    var first = story.messages().getFirst();
    assertThat(first.verdictWords()).isEqualTo("The applicant has answered by email.");
    assertThat(Say.in(Language.SPANISH, first::verdictWords)).startsWith("El candidato ha");
  }

  @Test
  void what_was_mailed_before_the_mail_that_is_answered_has_arrived_too() {
    later("Or on Wednesday?");

    inbound.receive(
        MailClient.reply(Peers.mailTo(story.email()).getLast(), story.email(), "Wednesday"));

    assertThat(verdicts()).startsWith(Verdict.REACHED, Verdict.REACHED);
  }

  @Test
  void an_answer_that_does_not_say_to_what_is_one_to_all_that_was_mailed_there() {
    later("Or on Wednesday?");
    var moved = "moved-" + story.email();
    story.in(() -> {
      applicants.emailWorksAgain(story.jamie(), moved);
      return 0;
    });

    inbound.receive(raw("From: %s\nTo: %s\n\nYes".formatted(moved, MailClient.replyTo(received))));
    assertThat(verdicts()).startsWith(Verdict.UNDER_WAY, Verdict.UNDER_WAY);
    later("See you");
    inbound.receive(raw("From: %s\nTo: %s\n\nBye".formatted(moved, MailClient.replyTo(received))));

    assertThat(story.messages().get(3).verdict()).isEqualTo(Verdict.REACHED);
    assertThat(verdicts()).startsWith(Verdict.UNDER_WAY, Verdict.UNDER_WAY);
  }

  private void later(String words) {
    clock.advance(Duration.ofMinutes(2));
    story.write(words);
    cafe.runJobs();
  }

  private List<Verdict> verdicts() {
    return story.messages().stream().map(Message::verdict).toList();
  }

  @Test
  void the_link_in_the_quote_is_not_shown_to_whoever_reads_the_whole_text() {
    var link = Peers.text(received).replaceAll("(?s).*(http\\S+/m/[\\w-]+).*", "$1");

    inbound.receive(reply("My link is " + link + "\n\n> Open it: " + link));

    var message = story.lastMessage();
    assertThat(message.body()).startsWith("My link is http").endsWith("/m/…");
    assertThat(message.originalBody()).contains("> Open it: http").doesNotContain(link);
  }

  @Test
  void the_same_mail_twice_is_one_message() {
    var mail = reply("Tuesday is fine");

    inbound.receive(mail);
    var again = inbound.receive(mail);

    assertThat(again).isEqualTo(new EmailOutcome(Kind.DUPLICATE, story.application(), 2, null));
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_mail_without_a_message_id_is_known_again_too() {
    var mail =
        raw(
            "From: %s\nTo: %s\nSubject: Re\n\nYes"
                .formatted(story.email(), MailClient.replyTo(received)));

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.STORED);
    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.DUPLICATE);
  }

  @Test
  void an_answer_to_the_plain_address_finds_its_conversation_by_the_mail_it_answers() {
    var mail =
        raw(
            "From: %s\nTo: messages@replies.harborcafe.example\nReferences: <x@y> %s\n\nYes"
                .formatted(story.email(), MailClient.header(received, "Message-ID")));

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.STORED);
  }

  @Test
  void the_address_may_stand_in_the_envelope_headers_and_in_capitals() {
    var mail =
        raw(
            "From: %s\nTo: undisclosed-recipients:;\nDelivered-To: %s\n\nYes"
                .formatted(
                    story.email().toUpperCase(Locale.ROOT),
                    MailClient.replyTo(received).toUpperCase(Locale.ROOT)));

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.STORED);
  }

  @Test
  void another_sender_is_quarantined_and_the_mail_kept() {
    var mail = MailClient.reply(received, "eve@mail.example", "I am Jamie");

    var outcome = inbound.receive(mail);
    inbound.receive(mail);

    assertThat(outcome.kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(story.messages()).hasSize(1);
    assertThat(quarantined()).isEqualTo(1);
  }

  @Test
  void a_display_name_with_the_right_address_deceives_nobody() {
    var mail =
        raw(
            "From: \"%s\" <eve@mail.example>\nTo: %s\n\nI am Jamie"
                .formatted(story.email(), MailClient.replyTo(received)));

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.QUARANTINED);
  }

  @Test
  void an_automatic_mail_is_never_stored() {
    var mail =
        raw(
            "From: %s\nTo: %s\nAuto-Submitted: auto-replied\nSubject: Out of office\n\nI am away"
                .formatted(story.email(), MailClient.replyTo(received)));

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.AUTOMATIC);
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void mail_that_answers_nothing_is_refused() {
    var mail = raw("From: eve@mail.example\nTo: reply+abc@replies.harborcafe.example\n\nHello");

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void html_alone_is_read_as_text() {
    var mail =
        raw(
            """
            From: %s
            To: %s
            Content-Type: text/html; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            <div>Tuesday is =E9asy</div><blockquote type="cite">Can you come?</blockquote>
            """
                .formatted(story.email(), MailClient.replyTo(received)));

    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.STORED);
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is éasy");
  }

  @Test
  void a_mail_without_words_is_quarantined() {
    assertThat(inbound.receive(mail("text/plain", " \n ")).kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(quarantined()).isEqualTo(1);
  }

  @Test
  void a_mail_to_an_erased_applicants_conversation_is_kept_nowhere_and_the_log_says_that_it_came() {
    var mail = reply("Do you still know me?");
    story.in(
        () -> transaction.execute(_ -> sql.sql("update applicant set erased_at = now()").update()));

    var outcome = inbound.receive(mail);

    assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
    assertThat(outcome.reason()).contains("erased");
    assertThat(quarantined()).isEqualTo(0);
    assertThat(story.messages()).hasSize(1);
    assertThat(noted()).contains("REFUSED_MAIL_TO_ERASED");
  }

  private List<String> noted() {
    return story.in(() ->
        transaction.execute(_ ->
            sql.sql("select deed from audit_entry").query((row, _) -> row.getString(1)).list()));
  }

  @Test
  void a_mail_to_two_conversations_is_a_message_in_each() {
    var other = cafe.story(new NewApplicant("Jamie", "Rivera", story.email(), null, false));
    other.write("Can you come on Wednesday?");
    var both =
        raw(
            "Message-ID: <%s@mail.example>\nFrom: %s\nTo: %s\nCc: %s, %s\n\nTuesday is fine"
                .formatted(
                    UUID.randomUUID(),
                    story.email(),
                    MailClient.replyTo(received),
                    MailClient.replyTo(received),
                    replies.of(
                        new ReplyAddress.Writer(other.company(), other.application(), null))));

    assertThat(inbound.receive(both).kind()).isEqualTo(Kind.STORED);
    assertThat(inbound.receive(both).kind()).isEqualTo(Kind.DUPLICATE);

    for (var conversation : List.of(story, other)) {
      assertThat(conversation.lastMessage().body()).isEqualTo("Tuesday is fine");
      assertThat(conversation.messages()).hasSize(2);
    }
  }

  @Test
  void a_mail_whose_sender_the_mail_server_does_not_confirm_is_quarantined() {
    var settings =
        new EmailSettings("replies.harborcafe.example", null, null, 0, "mx.cafe.example");
    var careful =
        new InboundEmail(
            tests,
            bounces,
            writers,
            new SenderProof(settings),
            quarantine,
            thread,
            messages,
            answered,
            limit,
            audit,
            events);
    var mail = new String(reply("Tuesday is fine"), StandardCharsets.UTF_8);
    var confirmed =
        "Authentication-Results: mx.cafe.example; dmarc=pass header.from=mail.example\r\n";

    assertThat(careful.receive(mail.getBytes(StandardCharsets.UTF_8)).kind())
        .isEqualTo(Kind.QUARANTINED);
    assertThat(careful.receive((confirmed + mail).getBytes(StandardCharsets.UTF_8)).kind())
        .isEqualTo(Kind.STORED);
  }

  @Test
  void words_about_a_bounce_and_a_bounce_sent_on_are_no_bounce() {
    var words = "My first application has been rejected, it could not be delivered";
    var nameless = raw("To: %s\nSubject: Re\n\n%s".formatted(MailClient.replyTo(received), words));
    assertThat(inbound.receive(nameless).kind()).isEqualTo(Kind.QUARANTINED);

    var withBounce =
        mail(
            "multipart/mixed; boundary=b",
            """
            --b
            Content-Type: text/plain

            This came back to me.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example

            Final-Recipient: rfc822; shop@mail.example
            Action: failed
            Status: 5.1.1
            --b--
            """);
    assertThat(inbound.receive(withBounce).kind()).isEqualTo(Kind.STORED);
    assertThat(story.lastMessage().body()).isEqualTo("This came back to me.");
  }

  @Test
  void a_mail_of_nothing_that_can_be_stored_is_quarantined() {
    assertThat(inbound.receive(mail("text/plain", "\0\0\0")).kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(inbound.receive(mail("text/html", "<p>\0 \0</p>")).kind())
        .isEqualTo(Kind.QUARANTINED);
    assertThat(quarantined()).isEqualTo(2);
  }

  @Test
  void parts_without_number_are_not_read_and_only_that_they_came_is_kept() {
    var outcome = inbound.receive(mail("multipart/mixed; boundary=b", "--b\n\n\n".repeat(MANY)));

    assertThat(outcome.kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(outcome.reason())
        .isEqualTo("It has more parts or headers than are read, so only that it came is kept.");
  }

  @Test
  void an_unknown_charset_and_broken_parts_are_read_as_well_as_they_can_be() {
    assertThat(inbound.receive(mail("text/plain; charset=klingon", "Yes")).kind())
        .isEqualTo(Kind.STORED);
    assertThat(inbound.receive(mail("multipart/mixed; boundary=", "Yes")).kind())
        .isIn(Kind.STORED, Kind.QUARANTINED);
    assertThat(inbound.receive(mail("multipart/mixed; boundary=b", "--b\n\nYes")).kind())
        .isEqualTo(Kind.STORED);
    assertThat(inbound.receive(mail("text/plain; =;;", "Yes")).kind())
        .isIn(Kind.STORED, Kind.QUARANTINED);
  }

  @Test
  void a_mail_longer_than_a_message_is_shortened_and_kept_whole() {
    inbound.receive(mail("text/plain", "Tuesday is fine. ".repeat(5_000)));

    assertThat(story.lastMessage().body()).hasSize(10_000).endsWith("…");
    assertThat(story.lastMessage().originalBody()).hasSizeGreaterThan(80_000);
  }

  @Test
  void ten_megabytes_are_no_trouble() {
    assertThat(inbound.receive(mail("text/plain", "x".repeat(10_000_000))).kind())
        .isEqualTo(Kind.STORED);
  }

  @Test
  void nul_and_half_characters_do_no_harm() {
    var mail = mail("text/plain; charset=utf-16be", "").clone();
    var body = "Yes\0\uD83D, \uDE00 I can".getBytes(StandardCharsets.UTF_16BE);
    var whole = new byte[mail.length + body.length];
    System.arraycopy(mail, 0, whole, 0, mail.length);
    System.arraycopy(body, 0, whole, mail.length, body.length);

    assertThat(inbound.receive(whole).kind()).isEqualTo(Kind.STORED);
    assertThat(story.lastMessage().body()).startsWith("Yes").endsWith("I can");
    assertThat(inbound.receive(mail("text/plain", "One\0 \uFFFE two")).kind())
        .isEqualTo(Kind.STORED);
  }

  @Test
  void a_mail_of_which_nothing_can_be_seen_is_no_answer() {
    var outcome = inbound.receive(mail("text/plain; charset=utf-8", "\u200B\u200D\uFEFF"));

    assertThat(outcome.kind()).isEqualTo(Kind.QUARANTINED);
    assertThat(outcome.reason()).isEqualTo("It has no words.");
  }

  @Test
  void no_bytes_and_any_bytes_are_no_mail() {
    assertThat(inbound.receive(new byte[0]).kind()).isEqualTo(Kind.REFUSED);
    var noise = new byte[100_000];
    new java.util.Random(7).nextBytes(noise);
    assertThat(inbound.receive(noise).kind()).isEqualTo(Kind.REFUSED);
  }

  private byte[] reply(String words) {
    return MailClient.reply(received, story.email(), words);
  }

  private byte[] mail(String type, String body) {
    return raw(
        "From: %s\nTo: %s\nContent-Type: %s\nMIME-Version: 1.0\n\n%s"
            .formatted(story.email(), MailClient.replyTo(received), type, body));
  }

  private int quarantined() {
    return story.in(() ->
        transaction.execute(
            _ -> sql.sql("select count(*) from quarantined_mail").query(Integer.class).single()));
  }
}
