package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

@NullMarked
class DatabaseCheckTest {

  private static final String SERVER =
      TestDatabase.url().replaceFirst("jdbc:postgresql://", "").replaceFirst("/.*", "");

  private static final DriverSettings NONE = new DriverSettings(Map.of());

  @BeforeAll
  static void logins() {
    TestDatabase.administer(
        "drop database if exists check_plain",
        "drop role if exists check_plain, check_guest",
        "create role check_plain login password 'plain'",
        "create role check_guest login password 'guest'",
        "create database check_plain owner check_plain");
  }

  @Test
  void a_superuser_may_be_the_login() {
    assertThatNoException()
        .isThrownBy(() -> check("test", TestDatabase.username(), TestDatabase.password()));
  }

  @Test
  void an_unreachable_server_is_named_without_the_urls_parameters() {
    assertRefused("jdbc:postgresql://127.0.0.1:1/earshot?password=s3cret", "x", "y")
        .isEqualTo(
            "spring.datasource.url: no PostgreSQL answers at 127.0.0.1:1/earshot"
                + " (Connection to 127.0.0.1:1 refused)");
  }

  @Test
  void a_url_of_something_else_is_refused() {
    assertRefused("jdbc:mysql://127.0.0.1/earshot?password=s3cret", "x", "y")
        .isEqualTo("spring.datasource.url: must look like jdbc:postgresql://host:5432/earshot");
    assertRefused("jdbc:postgresql://127.0.0.1:none/earshot", "x", "y")
        .isEqualTo("spring.datasource.url: must look like jdbc:postgresql://host:5432/earshot");
  }

  @Test
  void a_wrong_password_is_said_without_repeating_it() {
    assertRefused(url("test"), TestDatabase.username(), "s3cret")
        .isEqualTo(
            "spring.datasource.password: PostgreSQL at %s/test refused the password of user \"earshot\""
                .formatted(SERVER));
  }

  @Test
  void a_missing_password_is_said_like_a_wrong_one() {
    assertRefused(url("test"), TestDatabase.username(), "")
        .startsWith("spring.datasource.password: ");
  }

  @Test
  void an_unknown_database_is_named() {
    assertRefused(url("nowhere"), TestDatabase.username(), TestDatabase.password())
        .isEqualTo("spring.datasource.url: there is no such database at " + SERVER + "/nowhere");
  }

  @Test
  void postgresql_14_is_too_old_and_15_is_not() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> DatabaseCheck.requireVersion(14))
        .withMessage("spring.datasource.url: PostgreSQL 14 is too old, Earshot needs 15 or newer");
    assertThatNoException().isThrownBy(() -> DatabaseCheck.requireVersion(15));
  }

  @Test
  void a_login_that_may_not_grant_the_role_is_told_what_an_administrator_must_run() {
    check("test", TestDatabase.username(), TestDatabase.password());

    assertRefused(url("check_plain"), "check_plain", "plain")
        .isEqualTo(
            "spring.datasource.username: an administrator must run: grant earshot_app to check_plain");

    TestDatabase.administer("grant earshot_app to check_plain");
    assertThatNoException().isThrownBy(() -> check("check_plain", "check_plain", "plain"));
  }

  /// As where a dump is restored before there is the role.
  @Test
  void a_database_that_lost_the_rights_of_the_role_is_not_worked_with() throws SQLException {
    TestDatabase.administer("create database check_restored");
    try {
      inIt("create table company (id bigint)");
      assertRefused(url("check_restored"), TestDatabase.username(), TestDatabase.password())
          .contains("restored without the rights of earshot_app", "docs/scaling.md");

      inIt("grant select on company to earshot_app");
      assertThatNoException()
          .isThrownBy(
              () -> check("check_restored", TestDatabase.username(), TestDatabase.password()));
    } finally {
      TestDatabase.administer("drop database check_restored");
    }
  }

  private static void inIt(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                url("check_restored"), TestDatabase.username(), TestDatabase.password());
        var asked = connection.createStatement()) {
      asked.execute(statement);
    }
  }

  @Test
  void a_login_that_may_create_no_tables_is_told_what_an_administrator_must_run() {
    assertRefused(url("check_plain"), "check_guest", "guest")
        .isEqualTo(
            "spring.datasource.username: an administrator must run: grant create on schema public to check_guest");
  }

  @Test
  void the_role_must_not_see_every_companys_rows() {
    TestDatabase.administer("alter role earshot_app bypassrls");
    try {
      assertRefused(url("test"), TestDatabase.username(), TestDatabase.password())
          .endsWith("must run: alter role earshot_app nosuperuser nobypassrls");
    } finally {
      TestDatabase.administer("alter role earshot_app nobypassrls");
    }
  }

  private static AbstractStringAssert<?> assertRefused(String url, String user, String password) {
    return assertThat(
        assertThatExceptionOfType(CannotStart.class)
            .isThrownBy(() -> DatabaseCheck.of(database(url, user, password), NONE))
            .actual()
            .getMessage());
  }

  private static void check(String name, String user, String password) {
    DatabaseCheck.of(database(url(name), user, password), NONE);
  }

  private static ExternalDatabase database(String url, String user, String password) {
    var settings = new DataSourceProperties();
    settings.setUrl(url);
    settings.setUsername(user);
    settings.setPassword(password);
    return new ExternalDatabase(settings);
  }

  private static String url(String name) {
    return "jdbc:postgresql://" + SERVER + "/" + name;
  }
}
