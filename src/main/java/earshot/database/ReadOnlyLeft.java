package earshot.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Has the pool give up a connection on which nothing can be written: the next one may lead to the
/// PostgreSQL that has taken over, or is of a time when it takes something again.
public final class ReadOnlyLeft implements SQLExceptionOverride {

  private static final String READ_ONLY = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException refused) {
    return READ_ONLY.equals(refused.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
