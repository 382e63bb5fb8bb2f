package earshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
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
  @Autowired private JdbcClient sql;

  @BeforeEach
  void tom_is_there() {
    tom.signIn(cafe.tom);
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
}
