package earshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two servers on one PostgreSQL, which share nothing else.
class SecondNodeTest extends TwoNodes {

  @Autowired private JdbcClient sql;

  @Override
  ApplicationContextInitializer<ConfigurableApplicationContext> settings() {
    return _ -> {};
  }

  @Override
  void say(String nonsense) {
    sql.sql("select pg_notify('earshot_live', :text)::text")
        .param("text", nonsense)
        .query(String.class)
        .single();
  }

  @Override
  void cut() {
    TestDatabase.administer(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'
        """);
  }

  /// PostgreSQL makes commits wait for each other where a transaction notifies. So sending must not
  /// even need the right to.
  @Test
  void sending_itself_notifies_nobody() {
    TestDatabase.administer("revoke execute on function pg_notify(text, text) from public");
    try {
      assertThat(cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello").seq()).isEqualTo(1);
    } finally {
      TestDatabase.administer("grant execute on function pg_notify(text, text) to public");
    }
    try (var page = pageThere()) {
      writeUntilHeard(page);
    }
  }
}
