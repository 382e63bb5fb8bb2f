package earshot.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Whether what broke will be over in a moment and the same request good then: the database is
/// away, or another transaction stood in the way for too long.
public final class Passing {

  /// PostgreSQL ended a transaction in which this server said nothing for too long; a lock was not
  /// to be had in time.
  private static final Set<String> ENDED = Set.of("25P03", "55P03");

  private Passing() {}

  public static boolean is(@Nullable Object error) {
    return error instanceof CannotCreateTransactionException
        || error instanceof DataAccessResourceFailureException
        || error instanceof TransactionSystemException
        || error instanceof TransientDataAccessException
        || wasEnded(error);
  }

  private static boolean wasEnded(@Nullable Object error) {
    return error instanceof UncategorizedSQLException other
        && other.getSQLException() != null
        && ENDED.contains(String.valueOf(other.getSQLException().getSQLState()));
  }
}
