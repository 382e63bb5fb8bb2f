package earshot.setup;

import earshot.database.CannotStart;
import earshot.web.ServerSettings;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to open the demo's companies to everybody, whose passwords and keys are public: where
/// they are, the demo goes on, on this machine alone.
@Component
class DemoLeftOver implements InitializingBean {

  private final JdbcClient sql;
  private final boolean demo;

  DemoLeftOver(JdbcClient sql, ServerSettings settings) {
    this.sql = sql;
    this.demo = settings.demo();
  }

  /// Before anything listens.
  @Override
  public void afterPropertiesSet() {
    if (demo || !isThere()) return;
    throw new CannotStart(
        "earshot.demo (EARSHOT_DEMO): must stay true with this database, since it holds the demo"
            + " companies, whose passwords and API keys are public; for your own company set"
            + " EARSHOT_DATA_DIR to a new directory, or begin with an empty database");
  }

  private boolean isThere() {
    return sql.sql("select exists (select from demo_company where made_as is not null)")
        .query(Boolean.class)
        .single();
  }
}
