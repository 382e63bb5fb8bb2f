package earshot.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@EnableConfigurationProperties(DatabaseSettings.class)
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final String INIT =
      "set idle_in_transaction_session_timeout = '5s'; " + AppRole.SET;

  /// Where PostgreSQL is and as whom to log in, ready for the migrations. It is not closed here, as
  /// the embedded one outlives all beans.
  @Bean(destroyMethod = "")
  JdbcConnectionDetails database(
      DataSourceProperties external,
      ObjectProvider<EmbeddedDatabaseStart.Running> embedded,
      Environment environment)
      throws InterruptedException, ExecutionException {
    var running = embedded.getIfAvailable();
    var database = running == null ? new ExternalDatabase(external) : running.database();
    DatabaseCheck.of(database, DriverSettings.in(environment));
    return database;
  }

  /// The migrations run as the owner, outside the pool, for as long as they take.
  @Bean
  FlywayConnectionDetails migrations(JdbcConnectionDetails database) {
    return new Owner(database);
  }

  @Bean
  CompanyTransactionManager transactionManager(DataSource dataSource) {
    return new CompanyTransactionManager(dataSource);
  }

  /// Every connection of the pool works as the application's role, whatever else is configured for
  /// it. A node that stands still in the middle of a transaction does not keep its locks: our
  /// transactions do nothing but talk to PostgreSQL.
  @Bean
  static BeanPostProcessor poolInRole() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          String configured = pool.getConnectionInitSql();
          pool.setConnectionInitSql(configured == null ? INIT : configured + "; " + INIT);
        }
        return bean;
      }
    };
  }

  private record Owner(JdbcConnectionDetails database) implements FlywayConnectionDetails {

    @Override
    public @Nullable String getUsername() {
      return database.getUsername();
    }

    @Override
    public @Nullable String getPassword() {
      return database.getPassword();
    }

    @Override
    public String getJdbcUrl() {
      return DriverSettings.withoutLimit(database.getJdbcUrl());
    }
  }
}
