package earshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.Together;
import earshot.database.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// However many imports go on, others find threads and connections.
@NullMarked
@EarshotTest
class ImportTurnsTest {

  /// More than a node has connections.
  private static final int MANY = 9;

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void tom_is_there() {
    tom.signIn(cafe.tom);
  }

  @Test
  void few_are_worked_off_at_once_and_the_others_come_again() {
    var turns = new ImportTurns(clock);
    var begun = new AtomicInteger();
    var turnedAway = new CountDownLatch(1);

    var again =
        Together.times(
            ImportTurns.AT_ONCE + 1,
            () -> {
              var when =
                  turns.take(
                      () -> false,
                      ending -> {
                        begun.incrementAndGet();
                        awaited(turnedAway);
                        assertThat(ending.getAsBoolean()).isFalse();
                        return Optional.empty();
                      });
              turnedAway.countDown();
              return when;
            });

    assertThat(begun).hasValue(ImportTurns.AT_ONCE);
    assertThat(Collections.frequency(again, Optional.<Instant>empty()))
        .isEqualTo(ImportTurns.AT_ONCE);
    assertThat(turns.take(() -> true, ending -> left(ending.getAsBoolean()))).isEmpty();
  }

  private static Optional<Instant> left(boolean ending) {
    assertThat(ending).isTrue();
    return Optional.empty();
  }

  @Test
  void those_that_wait_for_another_of_their_company_hold_no_connection() throws SQLException {
    var atWork = upload("Ada").path.substring("/imports/".length());
    cafe.update("update applicant_import set state = 'RUNNING' where id = " + atWork);
    try (var holder = TestDatabase.connect();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select from applicant_import where id = " + atWork + " for no key update");
      for (var number = 1; number <= MANY; number++)
        tom.post(upload("Bo" + number).path + "/start", Map.of());
      await().atMost(Duration.ofSeconds(60)).until(() -> jobs("last_success is not null") == MANY);
      assertThat(jobs("last_failure is not null")).isZero();
      assertThat(number("select count(*) from applicant_import where state = 'RUNNING'"))
          .isEqualTo(MANY + 1);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> number("select count(*) from applicant_import where state = 'DONE'") == MANY);
  }

  private Upload upload(String first) {
    var upload =
        Upload.of(tom, "Name,Email,Job\n%1$s Lund,%1$s@mail.example,Barista\n".formatted(first));
    upload.preview();
    return upload;
  }

  private long jobs(String which) {
    return sql.sql(
            "select count(*) from scheduled_tasks where task_name = 'import' and task_instance like :of and "
                + which)
        .param("of", cafe.id + ":%")
        .query(Long.class)
        .single();
  }

  private long number(String query) {
    return cafe.inTransaction(() -> sql.sql(query).query(Long.class).single());
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopping);
    }
  }
}
