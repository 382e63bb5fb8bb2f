package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.company.EmailAddress;
import earshot.company.Profile;
import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.History;
import earshot.database.CurrentCompany;
import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import earshot.language.Language;
import jakarta.mail.internet.InternetAddress;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Mail to a manager who is away.
@NullMarked
@ChannelsTest
class AwayMailTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private History history;
  @Autowired private InboundEmail inbound;
  @Autowired private Users users;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void a_manager_who_was_never_here_hears_at_once() throws Exception {
    var story = conversation();

    story.answer("Tuesday is fine");
    cafe.runJobs();

    var mail = Peers.mailTo(story.maria().email()).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Jamie Rivera answered: Barista");
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
        .isEqualTo("Jamie Rivera via Harbor Cafe");
    assertThat(Peers.text(mail))
        .startsWith("Tuesday is fine")
        .contains("/message-center/" + story.application());
  }

  @Test
  void the_mail_is_in_the_language_of_its_reader() throws Exception {
    var story = conversation();
    speaksSpanish(story);

    story.answer("Tuesday is fine");
    cafe.runJobs();

    var mail = Peers.mailTo(story.maria().email()).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Jamie Rivera respondió: Barista");
    assertThat(Peers.text(mail))
        .startsWith("Tuesday is fine")
        .contains("Abrir la conversación", "Responda a este correo para contestarle a Jamie.");
    assertThat(Peers.text(mail)).doesNotContain("Reply", "Stop");
  }

  @Test
  void a_manager_with_a_page_open_is_left_alone_until_two_minutes_after_it_closed() {
    var story = conversation();
    seen(story, story.maria(), NOON.minusSeconds(10));

    story.answer("Tuesday is fine");
    cafe.runJobs();
    clock.set(NOON.plusSeconds(109));
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).isEmpty();

    clock.set(NOON.plusSeconds(110));
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  @Test
  void a_page_that_was_open_while_the_clock_was_a_day_ahead_holds_nothing_up_once_it_is_right() {
    var story = conversation();
    seen(story, story.maria(), NOON.plus(Duration.ofDays(1)));

    story.answer("Tuesday is fine");
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  @Test
  void a_page_that_stays_open_moves_the_mail_on() {
    var story = conversation();
    seen(story, story.maria(), NOON);
    story.answer("Tuesday is fine");
    cafe.runJobs();

    seen(story, story.maria(), NOON.plusSeconds(100));
    clock.set(NOON.plusSeconds(130));
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).isEmpty();

    clock.set(NOON.plusSeconds(220));
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  @Test
  void a_page_that_stays_open_for_an_hour_without_anybody_reading_keeps_the_mail_no_longer() {
    var story = conversation();
    seen(story, story.maria(), NOON);
    story.answer("Tuesday is fine");

    for (var minute = 1; minute < 60; minute++) {
      clock.set(NOON.plusSeconds(60L * minute));
      seen(story, story.maria(), clock.instant());
      cafe.runJobs();
    }
    assertThat(Peers.mailTo(story.maria().email())).isEmpty();

    clock.set(NOON.plus(Duration.ofHours(1)));
    seen(story, story.maria(), clock.instant());
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  /// Otherwise hundreds of answers in one conversation would each wait for all the others.
  @Test
  void who_has_to_wait_does_not_wait_for_who_holds_another_that_waits() {
    var story = conversation();
    seen(story, story.maria(), NOON.minusSeconds(10));
    var first = story.answer("Tuesday is fine");
    cafe.runJobs();
    var second = story.answer("At ten?");

    CurrentCompany.run(
        story.company(),
        () ->
            transaction.executeWithoutResult(_ -> {
              hold(story, first.seq());
              assertThat(CompletableFuture.runAsync(cafe::runJobs))
                  .succeedsWithin(Duration.ofSeconds(20));
            }));

    assertThat(state(story, second.seq())).isEqualTo("HELD");
  }

  @Test
  void hundreds_of_answers_that_waited_go_as_one_mail() {
    var story = conversation();
    seen(story, story.maria(), NOON.minusSeconds(10));
    for (int i = 1; i <= 300; i++) story.answer("Answer %d.".formatted(i));
    cafe.runJobs();
    assertThat(Peers.mailTo(story.maria().email())).isEmpty();
    assertThat(waiting(story)).isEqualTo(300);

    clock.set(NOON.plusSeconds(110));
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
    var text = Peers.text(Peers.mailTo(story.maria().email()).getFirst());
    for (int i = 1; i <= 300; i++) assertThat(text).containsOnlyOnce("Answer %d.".formatted(i));
    assertThat(waiting(story)).isZero();
  }

  @Test
  void of_many_that_waited_what_was_read_in_the_app_is_not_mailed() {
    var story = conversation();
    seen(story, story.maria(), NOON.minusSeconds(10));
    for (int i = 1; i <= 5; i++) story.answer("Answer %d.".formatted(i));
    cafe.runJobs();
    CurrentCompany.run(
        story.company(), () -> history.markRead(story.maria(), story.application(), 4));

    clock.set(NOON.plusSeconds(110));
    cafe.runJobs();

    var text = Peers.text(Peers.mailTo(story.maria().email()).getFirst());
    assertThat(text).contains("Answer 4.", "Answer 5.").doesNotContain("Answer 3.");
    assertThat(waiting(story)).isZero();
  }

  @Test
  void what_was_read_in_the_app_is_not_mailed() {
    var story = conversation();
    seen(story, story.maria(), NOON);
    var answer = story.answer("Tuesday is fine");
    cafe.runJobs();
    CurrentCompany.run(
        story.company(), () -> history.markRead(story.maria(), story.application(), answer.seq()));

    clock.advance(Duration.ofMinutes(3));
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).isEmpty();
  }

  @Test
  void what_waits_does_not_go_to_an_address_from_before() {
    var story = conversation();
    seen(story, story.maria(), NOON.minusSeconds(10));
    var answer = story.answer("Tuesday is fine");
    cafe.runJobs();
    CurrentCompany.run(
        story.company(),
        () ->
            users.changeEmail(
                story.maria().id(), new EmailAddress("new-" + story.maria().email())));

    clock.set(NOON.plusSeconds(110));
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).isEmpty();
    assertThat(find(story, "select reason from delivery where seq = " + answer.seq(), String.class))
        .isEqualTo("The address changed first");
  }

  @Test
  void nobody_hears_of_a_message_that_came_too_late() {
    var story = conversation();
    story.decline();

    story.answer("Tuesday is fine");
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).isEmpty();
  }

  @Test
  void a_colleague_who_takes_no_part_hears_nothing() {
    var story = conversation();
    var tom = story.colleague("Tom Becker", true);

    story.answer("Tuesday is fine");
    cafe.runJobs();

    assertThat(Peers.mailTo(tom.email())).isEmpty();
  }

  @Test
  void a_manager_answers_by_mail() {
    var story = conversation();
    story.answer("Tuesday is fine");
    cafe.runJobs();
    var mail = Peers.mailTo(story.maria().email()).getFirst();

    var outcome = inbound.receive(MailClient.reply(mail, story.maria().email(), "See you at ten."));
    cafe.runJobs();

    assertThat(outcome.kind()).isEqualTo(EmailOutcome.Kind.STORED);
    assertThat(story.lastMessage().body()).isEqualTo("See you at ten.");
    assertThat(story.lastMessage().userId()).isEqualTo(story.maria().id());
    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void a_managers_address_works_for_nobody_else() {
    var story = conversation();
    story.answer("Tuesday is fine");
    cafe.runJobs();
    var mail = Peers.mailTo(story.maria().email()).getFirst();

    var outcome = inbound.receive(MailClient.reply(mail, story.email(), "I am Maria now"));

    assertThat(outcome.kind()).isEqualTo(EmailOutcome.Kind.QUARANTINED);
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
  }

  private Story conversation() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    return story;
  }

  private void speaksSpanish(Story story) {
    CurrentCompany.run(
        story.company(),
        () -> {
          var now = users.profile(story.maria());
          users.change(
              story.maria(),
              new Profile(now.name(), now.phone(), now.zone(), Language.SPANISH, now.answerMail()));
        });
  }

  private void hold(Story story, int seq) {
    sql.sql("select from delivery where conversation_id = :id and seq = :seq for update")
        .param("id", story.application())
        .param("seq", seq)
        .query((_, _) -> true)
        .list();
  }

  private String state(Story story, int seq) {
    return find(story, "select state from delivery where seq = " + seq, String.class);
  }

  private int waiting(Story story) {
    return find(
        story,
        "select count(*) from delivery where state in ('QUEUED', 'HELD', 'SENDING')",
        Integer.class);
  }

  private <T> T find(Story story, String query, Class<T> type) {
    return CurrentCompany.call(
        story.company(), () -> transaction.execute(_ -> sql.sql(query).query(type).single()));
  }

  private void seen(Story story, User user, Instant time) {
    CurrentCompany.run(
        story.company(),
        () ->
            transaction.executeWithoutResult(_ ->
                sql.sql(
                        """
                        insert into presence (user_id, seen_at) values (:user, :time)
                        on conflict (company_id, user_id) do update set seen_at = :time
                        """)
                    .param("user", user.id())
                    .param("time", Timestamp.from(time))
                    .update()));
  }
}
