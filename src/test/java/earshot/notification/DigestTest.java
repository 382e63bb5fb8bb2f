package earshot.notification;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.company.AnswerMail;
import earshot.company.Profile;
import earshot.company.Users;
import earshot.conversation.History;
import earshot.database.CurrentCompany;
import earshot.language.Language;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Mail to a manager who wants to hear of answers once a day.
@NullMarked
@ChannelsTest
class DigestTest {

  /// Seven in the morning of the cafe's managers, in Los Angeles.
  private static final Instant SEVEN = Instant.parse("2026-06-01T14:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private History history;
  @Autowired private Users users;
  @Autowired private Digests digests;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;

  @BeforeEach
  void at_seven_in_the_morning() {
    clock.set(SEVEN);
  }

  @Test
  void all_that_is_new_comes_in_one_mail_at_eight() throws Exception {
    var story = daily();
    story.answer("Tuesday is fine");
    story.answer("Or Wednesday");
    cafe.runJobs();
    assertThat(mails(story)).isEmpty();

    clock.set(SEVEN.plus(Duration.ofHours(1)));
    cafe.runJobs();

    var mail = mails(story).getFirst();
    assertThat(mails(story)).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("New from Jamie Rivera");
    assertThat(Peers.text(mail))
        .contains("Jamie Rivera, Barista", "/message-center", "/settings/me")
        .doesNotContain("Tuesday is fine");
  }

  @Test
  void two_answers_at_once_are_both_stored() {
    var story = daily();
    var other =
        story.in(() ->
            transaction.execute(_ -> {
              digests.expect(story.maria().id(), ZoneOffset.UTC);
              var answered = runAsync(() -> expect(story), Thread::startVirtualThread);
              await().until(() -> waits() > 0);
              return answered;
            }));

    other.join();
    assertThat(digestJobs(story)).isEqualTo(1);
  }

  private void expect(Story story) {
    story.in(() ->
        transaction.execute(_ -> {
          digests.expect(story.maria().id(), ZoneOffset.UTC);
          return sql.sql("select 1").query(Integer.class).single(); // the transaction goes on
        }));
  }

  private long waits() {
    return sql.sql("select count(*) from pg_locks where not granted").query(Long.class).single();
  }

  private long digestJobs(Story story) {
    return sql.sql(
            "select count(*) from scheduled_tasks where task_name = 'digest' and task_instance like :name")
        .param("name", story.company() + ":" + story.maria().id() + ":%")
        .query(Long.class)
        .single();
  }

  @Test
  void it_is_in_the_language_of_its_reader() throws Exception {
    var story = daily();
    choose(story, AnswerMail.DAILY, Language.SPANISH);
    story.answer("Tuesday is fine");

    clock.set(SEVEN.plus(Duration.ofHours(1)));
    cafe.runJobs();

    var mail = mails(story).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Novedades de Jamie Rivera");
    assertThat(Peers.text(mail))
        .startsWith("Respuestas que todavía no ha leído:")
        .contains("Jamie Rivera, Barista", "Abrir el centro de mensajes", "/settings/me");
  }

  @Test
  void what_comes_after_eight_waits_for_the_next_morning() {
    var story = daily();
    clock.set(SEVEN.plus(Duration.ofHours(2)));
    story.answer("Tuesday is fine");
    clock.set(SEVEN.plus(Duration.ofHours(24)));
    cafe.runJobs();
    assertThat(mails(story)).isEmpty();

    clock.set(SEVEN.plus(Duration.ofHours(25)));
    cafe.runJobs();

    assertThat(mails(story)).hasSize(1);
  }

  @Test
  void who_has_read_it_all_gets_none() {
    var story = daily();
    var answer = story.answer("Tuesday is fine");
    CurrentCompany.run(
        story.company(), () -> history.markRead(story.maria(), story.application(), answer.seq()));

    clock.set(SEVEN.plus(Duration.ofHours(1)));
    cafe.runJobs();

    assertThat(mails(story)).isEmpty();
  }

  @Test
  void who_wants_none_any_more_gets_none() {
    var story = daily();
    story.answer("Tuesday is fine");
    choose(story, AnswerMail.NEVER);

    clock.set(SEVEN.plus(Duration.ofHours(1)));
    cafe.runJobs();

    assertThat(mails(story)).isEmpty();
  }

  @Test
  void every_day_has_its_own() {
    var story = daily();
    for (var day = 0; day < 3; day++) {
      clock.set(SEVEN.plus(Duration.ofDays(day)));
      story.answer("Day " + day);
      clock.advance(Duration.ofHours(1));
      cafe.runJobs();
    }

    assertThat(mails(story)).hasSize(3);
  }

  private Story daily() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    choose(story, AnswerMail.DAILY);
    return story;
  }

  private void choose(Story story, AnswerMail choice) {
    choose(story, choice, Language.ENGLISH);
  }

  private void choose(Story story, AnswerMail choice, Language language) {
    CurrentCompany.run(
        story.company(),
        () -> {
          var now = users.profile(story.maria());
          users.change(
              story.maria(), new Profile(now.name(), now.phone(), now.zone(), language, choice));
        });
  }

  private static List<MimeMessage> mails(Story story) {
    return Peers.mailTo(story.maria().email());
  }
}
