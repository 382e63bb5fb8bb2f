package earshot.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets PostgreSQL plan the statements of a transaction once for all that follow, also those with
/// `any(…)` and `unnest(…)`. Otherwise it plans these anew each time, which for a few rows takes
/// longer than finding them; for thousands at once see [FreshPlans].
@Component
public class KeptPlans {

  private final JdbcClient sql;

  KeptPlans(JdbcClient sql) {
    this.sql = sql;
  }

  /// Until the current transaction ends.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public void use() {
    sql.sql("select set_config('plan_cache_mode', 'force_generic_plan', true)")
        .query(String.class)
        .single();
  }
}
