package earshot.notification;

import static earshot.MailClient.raw;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import earshot.email.EmailOutcome.Kind;
import earshot.email.InboundEmail;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Jamie has answered while Maria was away; Maria answers from her mail client.
@NullMarked
@ChannelsTest
class ManagerMailTest {

  @Autowired private HarborCafe cafe;
  @Autowired private InboundEmail inbound;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  private Story story;
  private MimeMessage notice;

  @BeforeEach
  void jamie_has_answered() {
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    story.answer("Tuesday is fine");
    cafe.runJobs();
    notice = Peers.mailTo(story.maria().email()).getFirst();
  }

  @Test
  void it_is_her_message_and_goes_to_jamie() {
    var outcome = inbound.receive(reply(story.maria().email(), "See you at nine"));
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(Kind.STORED);
    assertThat(story.lastMessage().body()).isEqualTo("See you at nine");
    assertThat(story.lastMessage().userId()).isEqualTo(story.maria().id());
    assertThat(story.lastMessage().via()).isEqualTo(Via.EMAIL);
    assertThat(Peers.text(Peers.mailTo(story.email()).getLast())).startsWith("See you at nine");
  }

  /// An answer within a minute of the one before is mailed when that minute is over.
  @Test
  void what_no_mail_has_brought_her_yet_is_not_read_by_her_answer() {
    clock.set(clock.instant().plusSeconds(30));
    story.answer("But not before ten");
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);

    inbound.receive(
        MailClient.reply(notice, story.maria().email(), "At nine?", "<1@home.example>"));
    assertThat(unread()).isTrue();
    clock.set(clock.instant().plusSeconds(120));
    cafe.runJobs();

    assertThat(Peers.text(Peers.mailTo(story.maria().email()).getLast()))
        .contains("But not before ten");
    inbound.receive(MailClient.reply(notice, story.maria().email(), "At ten", "<2@home.example>"));
    assertThat(unread()).isFalse();
  }

  @Test
  void her_address_and_jamies_are_different_addresses() {
    var toJamie = Peers.mailTo(story.email()).getFirst();

    assertThat(MailClient.replyTo(notice)).isNotEqualTo(MailClient.replyTo(toJamie));
  }

  @Test
  void a_colleague_or_a_stranger_does_not_write_in_her_name() {
    var tom = story.colleague("Tom Becker", true);

    for (var sender : new String[] {tom.email(), "eve@mail.example", story.email()})
      assertThat(inbound.receive(reply(sender, "You are hired")).kind())
          .isEqualTo(Kind.QUARANTINED);
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void after_a_decline_she_is_told_why_it_was_not_sent_once_a_day() {
    story.decline();

    var outcome = inbound.receive(reply(story.maria().email(), "See you at nine"));
    inbound.receive(reply(story.maria().email(), "Hello?"));
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
    assertThat(story.messages()).hasSize(2);
    var mails = Peers.mailTo(story.maria().email());
    assertThat(mails).hasSize(2);
    assertThat(Peers.text(mails.getLast()))
        .startsWith("Your email to Jamie Rivera was not sent. This application is declined.")
        .contains("What you wrote is kept in Earshot");
    assertThat(MailClient.header(mails.getLast(), "Auto-Submitted")).isEqualTo("auto-replied");
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void she_is_told_so_in_her_language() {
    change("update app_user set language = 'es' where company_id = current_company()");
    story.decline();

    inbound.receive(reply(story.maria().email(), "See you at nine"));
    cafe.runJobs();

    assertThat(Peers.text(Peers.mailTo(story.maria().email()).getLast()))
        .startsWith("Su correo para Jamie Rivera no se envió.")
        .contains("Abrir la conversación");
  }

  @Test
  void without_a_grant_she_is_told_so() {
    change("delete from location_grant");

    assertThat(inbound.receive(reply(story.maria().email(), "See you at nine")).kind())
        .isEqualTo(Kind.REFUSED);
    cafe.runJobs();

    assertThat(messages()).isEqualTo(2);
    assertThat(Peers.text(Peers.mailTo(story.maria().email()).getLast()))
        .contains("Only managers of its location can write in it.")
        .contains("You cannot see in Earshot what you wrote")
        .doesNotContain("is kept in Earshot");
  }

  @Test
  void of_an_erased_applicant_she_is_not_told_that_her_words_are_kept() {
    change("update applicant set email = null, erased_at = now()");

    assertThat(inbound.receive(reply(story.maria().email(), "See you at nine")).kind())
        .isEqualTo(Kind.REFUSED);
    cafe.runJobs();

    assertThat(kept()).isZero();
    assertThat(Peers.text(Peers.mailTo(story.maria().email()).getLast()))
        .contains("This applicant was erased")
        .contains("You cannot see in Earshot what you wrote");
  }

  @Test
  void where_there_is_no_room_she_is_not_told_that_her_words_are_kept() {
    story.decline();
    change(
        """
        insert into quarantined_mail
          (conversation_id, mail_id, sender, subject, reason, raw, received_at)
        select c.id, n::text, 'eve@mail.example', '', '', '', now()
        from conversation c, generate_series(1, 50) n where c.company_id = current_company()
        """);

    inbound.receive(reply(story.maria().email(), "See you at nine"));
    cafe.runJobs();

    assertThat(Peers.text(Peers.mailTo(story.maria().email()).getLast()))
        .contains("This application is declined.")
        .contains("You cannot see in Earshot what you wrote");
  }

  @Test
  void a_disabled_user_writes_nothing_and_is_told_nothing() {
    change("update app_user set disabled_at = now() where company_id = current_company()");

    assertThat(inbound.receive(reply(story.maria().email(), "See you at nine")).kind())
        .isEqualTo(Kind.QUARANTINED);
    cafe.runJobs();

    assertThat(messages()).isEqualTo(2);
    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  @Test
  void an_automatic_mail_of_hers_is_neither_stored_nor_answered() {
    var note =
        raw(
            "From: %s\nTo: %s\nSubject: Automatic reply: away\nAuto-Submitted: auto-replied\n\nAway"
                .formatted(story.maria().email(), MailClient.replyTo(notice)));
    story.decline();

    assertThat(inbound.receive(note).kind()).isEqualTo(Kind.AUTOMATIC);
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  @Test
  void an_automatic_mail_to_an_erased_applicant_is_not_answered_either() {
    change("update applicant set email = null, erased_at = now()");
    var note =
        raw(
            "From: %s\nTo: %s\nSubject: Out of office\n\nAway"
                .formatted(story.maria().email(), MailClient.replyTo(notice)));

    assertThat(inbound.receive(note).kind()).isEqualTo(Kind.AUTOMATIC);
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  private boolean unread() {
    return story.in(() ->
        transaction.execute(_ ->
            sql.sql("select last_inbound_seq > read_seq from participant where user_id = :maria")
                .param("maria", story.maria().id())
                .query(Boolean.class)
                .single()));
  }

  private byte[] reply(String from, String words) {
    return MailClient.reply(notice, from, words);
  }

  private void change(String statement) {
    CurrentCompany.run(
        story.company(), () -> transaction.executeWithoutResult(_ -> sql.sql(statement).update()));
  }

  private Integer messages() {
    return story.in(() ->
        transaction.execute(
            _ -> sql.sql("select count(*) from message").query(Integer.class).single()));
  }

  private Integer kept() {
    return story.in(() ->
        transaction.execute(
            _ -> sql.sql("select count(*) from quarantined_mail").query(Integer.class).single()));
  }
}
