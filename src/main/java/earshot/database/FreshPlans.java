package earshot.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets PostgreSQL plan anew what a transaction asks, for the tables as they are. Otherwise it
/// keeps a plan after a few times, and one that was made while a table was nearly empty takes
/// minutes for thousands of rows at once. Planned anew once and not each time
/// (`force_custom_plan`): that would go for the checks of foreign keys too, row by row.
@Component
public class FreshPlans {

  private final JdbcClient sql;

  FreshPlans(JdbcClient sql) {
    this.sql = sql;
  }

  /// From here on, on the connection of the current transaction.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public void use() {
    sql.sql("discard plans").update();
  }
}
