package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The clock was a day ahead, and is right again.
@NullMarked
@ChannelsTest
class ClockPutBackTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private ObjectProvider<Scheduler> scheduler;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private SmsDelivery sms;
  @Autowired private Next next;
  @Autowired private DatabaseTrouble trouble;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  private ClockPutBack watch;
  private Story story;

  @BeforeEach
  void a_day_ahead() {
    cafe.forgetJobs();
    clock.set(TOMORROW);
    watch = begunWatch();
    story = cafe.story();
  }

  @AfterEach
  void nothing_is_left() {
    cafe.forgetJobs();
  }

  @Test
  void what_was_not_taken_meanwhile_goes_again() {
    failToText();

    clock.set(NOON);
    watch.look();
    cafe.runJobs();

    assertThat(text().state()).isEqualTo(DeliveryState.SENT);
    assertThat(Peers.textsTo(story.phone())).hasSize(2);
  }

  @Test
  void so_it_does_where_the_server_was_begun_since() {
    failToText();

    clock.set(NOON);
    begunWatch();
    cafe.runJobs();

    assertThat(text().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void what_waits_while_all_is_well_goes_on_waiting_when_the_server_begins() {
    clock.set(NOON);
    failToText();

    begunWatch();

    assertThat(count("execution_time > :now")).isOne();
  }

  @Test
  void a_text_that_was_cut_off_meanwhile_goes_again() {
    story.write("Can you come on Tuesday?");
    story.in(() -> transaction.execute(_ -> next.of(text().id(), sms)));
    assertThat(text().state()).isEqualTo(DeliveryState.SENDING);

    clock.set(NOON);
    watch.look();
    cafe.runJobs();

    assertThat(text().state()).isEqualTo(DeliveryState.SENT);
  }

  /// A clock that jumps makes nodes take each other for dead, and what they then meet looks like
  /// trouble of the database.
  @Test
  void a_text_that_is_cut_off_later_does_not_wait_for_the_trouble_met_meanwhile() {
    trouble.onSchedulerEvent(SchedulerEventType.COMPLETIONHANDLER_ERROR);
    clock.set(NOON);
    watch.look();
    clock.advance(Duration.ofSeconds(1));
    story.write("Can you come on Tuesday?");
    story.in(() -> transaction.execute(_ -> next.of(text().id(), sms)));
    assertThat(text().state()).isEqualTo(DeliveryState.SENDING);

    clock.advance(Duration.ofSeconds(26));
    cafe.runJobs();

    assertThat(text().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void an_applicant_who_had_the_page_open_meanwhile_is_told_at_once() {
    clock.set(NOON);
    seenTomorrow();

    story.write("Can you come on Tuesday?");
    cafe.runJobs();

    assertThat(text().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void jobs_of_every_kind_are_done_but_those_for_a_time_of_the_day() {
    job("invitation-mail", false);
    job("webhook-look", false);
    job("digest", false);

    clock.set(NOON);
    watch.look();

    assertThat(count("execution_time <= :now")).isEqualTo(2);
    assertThat(count("execution_time > :now and task_name = 'digest'")).isOne();
  }

  @Test
  void what_has_a_time_of_the_day_is_done_too_where_that_is_no_time_of_the_next_one() {
    clock.set(NOON.plus(Duration.ofDays(30)));
    watch = begunWatch();
    job("retention", false);

    clock.set(NOON);
    watch.look();

    assertThat(count("execution_time <= :now")).isOne();
  }

  @Test
  void a_job_whose_node_died_meanwhile_is_known_to_be_dead_soon() {
    job("invitation-mail", true);

    clock.set(NOON);
    watch.look();

    assertThat(count("picked and last_heartbeat = :now")).isOne();
  }

  private ClockPutBack begunWatch() {
    var begun = new ClockPutBack(clock, sql, scheduler, events);
    begun.look();
    return begun;
  }

  private void failToText() {
    Peers.textsAreAnswered(aResponse().withStatus(503));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    assertThat(text().isPostponed()).isTrue();
    Peers.textsAreTaken();
  }

  private void seenTomorrow() {
    story.in(() ->
        transaction.execute(_ ->
            sql.sql("insert into applicant_presence (applicant_id, seen_at) values (:id, :time)")
                .param("id", story.jamie())
                .param("time", Timestamp.from(TOMORROW))
                .update()));
  }

  private void job(String name, boolean picked) {
    sql.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, last_heartbeat, version, priority)
            values (:name, '0:0', :time, :picked, case when :picked then :time::timestamptz end, 1, 0)
            """)
        .param("name", name)
        .param("time", Timestamp.from(clock.instant()))
        .param("picked", picked)
        .update();
  }

  private int count(String which) {
    return sql.sql("select count(*) from scheduled_tasks where " + which)
        .param("now", Timestamp.from(NOON))
        .query(Integer.class)
        .single();
  }

  private Delivery text() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.SMS)
        .findFirst()
        .orElseThrow();
  }
}
