package earshot.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets PostgreSQL plan the statements of a transaction for the tables as they are. Otherwise it
/// keeps a plan after a few times, and one that was made while a table was nearly empty takes
/// minutes for thousands of rows at once.
@Component
public class FreshPlans {

  private final JdbcClient sql;

  FreshPlans(JdbcClient sql) {
    this.sql = sql;
  }

  /// Until the current transaction ends.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public void use() {
    sql.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
        .query(String.class)
        .single();
  }
}
