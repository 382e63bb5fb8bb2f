package earshot.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets PostgreSQL plan the statements of a transaction for the tables as they are, once each: also
/// those of triggers and foreign keys, which run for every row. Otherwise it keeps a plan after a
/// few times, and one that was made while a table was nearly empty takes minutes for thousands of
/// rows at once.
@Component
public class FreshPlans {

  private final JdbcClient sql;

  FreshPlans(JdbcClient sql) {
    this.sql = sql;
  }

  /// For the current transaction, at its beginning.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public void use() {
    // The driver sees this and prepares its statements anew; new ones are planned for their values.
    sql.sql("deallocate all").update();
    sql.sql("discard plans").update();
  }
}
