package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/// What the driver makes of our settings and the operator's.
@NullMarked
@EarshotTest
class DriverSettingsTest {

  @Autowired private Environment environment;
  @Autowired private JdbcConnectionDetails database;

  @Test
  void no_connection_waits_for_ever() {
    assertThat(asTold("jdbc:postgresql://one/earshot"))
        .containsEntry("connectTimeout", "2")
        .containsEntry("socketTimeout", "20")
        .containsEntry("tcpKeepAlive", "true");
  }

  @Test
  void what_the_operator_says_in_the_url_comes_first() {
    assertThat(asTold("jdbc:postgresql://one/earshot?socketTimeout=60&connectTimeout=9"))
        .containsEntry("connectTimeout", "9")
        .containsEntry("socketTimeout", "60");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://one,two/earshot?targetServerType=primary&socketTimeout=60",
        "jdbc:postgresql://one/earshot"
      })
  void a_migration_may_take_as_long_as_it_needs(String url) {
    assertThat(asTold(DriverSettings.withoutLimit(url)))
        .containsEntry("PGDBNAME", "earshot")
        .containsEntry("socketTimeout", "0");
  }

  private Properties asTold(String url) {
    return Objects.requireNonNull(
        Driver.parseURL(url, DriverSettings.in(environment).of(database)));
  }
}
