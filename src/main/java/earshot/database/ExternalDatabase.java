package earshot.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// The operator's PostgreSQL, named by `spring.datasource.*`.
record ExternalDatabase(DataSourceProperties settings) implements JdbcConnectionDetails {

  @Override
  public String getJdbcUrl() {
    return settings.determineUrl();
  }

  @Override
  public @Nullable String getUsername() {
    return settings.getUsername();
  }

  @Override
  public @Nullable String getPassword() {
    return settings.getPassword();
  }
}
