package earshot.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.EarshotTest;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Databases that were made with another form of a migration.
@NullMarked
@EarshotTest
class ChangedMigrationTest {

  private static final String SUM =
      "update flyway_schema_history set checksum = %s where version = '150'";

  @Autowired private Flyway flyway;

  @AfterEach
  void as_it_was() {
    TestDatabase.administer(SUM.formatted("1455662874"));
  }

  @Test
  void those_made_with_the_form_of_some_hours_start_and_no_others() {
    TestDatabase.administer(SUM.formatted("-1964916891"));
    assertThatCode(flyway::migrate).doesNotThrowAnyException();

    TestDatabase.administer(SUM.formatted("7"));
    assertThatThrownBy(flyway::migrate).isInstanceOf(FlywayValidateException.class);
  }
}
