package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import earshot.ChannelsTest;
import earshot.HandScheduler;
import earshot.HarborCafe;
import earshot.TestClock;
import earshot.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// A text that is no delivery, while the database is away or its node stands still.
@NullMarked
@ChannelsTest
class UnrepeatedTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final Duration TAKEN_FOR_DEAD = Duration.ofHours(1);
  private static final TaskDescriptor<String> TEXT = TaskDescriptor.of("some-text", String.class);

  @Autowired private HarborCafe cafe;
  @Autowired private MailJobs jobs;
  @Autowired private DatabaseTrouble trouble;
  @Autowired private TestClock clock;
  @Autowired private DataSource database;
  @Autowired private JdbcClient sql;
  @Autowired private Environment settings;

  private final AtomicInteger sent = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private ManualScheduler scheduler;

  @BeforeEach
  void a_text_waits() {
    cafe.forgetJobs();
    clock.set(NOON);
    var task = jobs.awaitedTextOfNobody(TEXT, _ -> send());
    scheduler =
        TestHelper.createManualScheduler(
                new TransactionAwareDataSourceProxy(database), List.<Task<?>>of(task))
            .clock(HandScheduler.following(clock))
            .build();
    scheduler.schedule(TEXT.instance("1").data("You will get no more texts.").build(), NOON);
  }

  @AfterEach
  void nothing_is_left() {
    cafe.forgetJobs();
    trouble.on(new ClockWasPutBack(Instant.MIN));
  }

  private void send() {
    if (sent.incrementAndGet() > 1) return;
    reached.countDown();
    await(answered);
  }

  @Test
  void one_that_was_taken_while_the_database_was_away_for_a_moment_goes_once() throws Exception {
    answered.countDown();
    administer(
        "create sequence refusals",
        """
        create function refuse() returns trigger language plpgsql security definer as $$ begin
          if nextval('public.refusals') <= 2 then
            raise exception 'going away' using errcode = '57P01';
          end if;
          return old;
        end $$
        """,
        """
        create trigger refuse before delete on scheduled_tasks for each row
        when (old.task_name = 'some-text') execute function refuse()
        """);
    try {
      scheduler.runAnyDueExecutions();
      reviveAndRun();
    } finally {
      administer(
          "drop trigger refuse on scheduled_tasks",
          "drop function refuse()",
          "drop sequence refusals");
    }

    assertThat(sent).hasValue(1);
    assertThat(left()).isZero();
  }

  @Test
  void one_that_waits_for_its_answer_is_not_begun_beside_itself() throws Exception {
    var first = Thread.ofVirtual().start(scheduler::runAnyDueExecutions);
    await(reached);
    reviveAndRun();
    assertThat(sent).as("while the other waits").hasValue(1);

    answered.countDown();
    first.join();
    clock.advance(TAKEN_FOR_DEAD);
    scheduler.runAnyDueExecutions();

    assertThat(sent).hasValue(1);
    assertThat(left()).isZero();
  }

  @Test
  void one_of_another_node_that_lost_the_database_is_given_the_time_to_end() {
    answered.countDown();
    sql.sql(
            """
            update scheduled_tasks set picked = true, picked_by = 'another node',
              last_heartbeat = :now, version = 2
            where task_name = 'some-text'
            """)
        .param("now", Timestamp.from(NOON))
        .update();
    clock.advance(TAKEN_FOR_DEAD);
    trouble.onSchedulerEvent(SchedulerEventType.UNEXPECTED_ERROR);

    reviveAndRun();
    assertThat(sent).hasValue(0);

    clock.advance(Patience.LIMIT.plusSeconds(11));
    scheduler.runAnyDueExecutions();
    assertThat(sent).hasValue(1);
    assertThat(left()).isZero();
  }

  private void reviveAndRun() {
    clock.advance(TAKEN_FOR_DEAD);
    scheduler.runDeadExecutionDetection();
    scheduler.runAnyDueExecutions();
  }

  private long left() {
    return sql.sql("select count(*) from scheduled_tasks where task_name = 'some-text'")
        .query(Long.class)
        .single();
  }

  /// As the superuser, in the database of this server.
  private void administer(String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                settings.getRequiredProperty("spring.datasource.url"),
                TestDatabase.username(),
                TestDatabase.password());
        var statement = connection.createStatement()) {
      for (var each : statements) statement.execute(each);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopping);
    }
  }
}
