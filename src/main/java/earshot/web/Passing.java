package earshot.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Whether what broke will be over in a moment and the same request good then: the database is
/// away, takes nothing just now, or another transaction stood in the way for too long.
public final class Passing {

  /// What Spring has no name for: nothing can be written, as on a standby or where a host has no
  /// room left; PostgreSQL ended a transaction in which this server said nothing for too long, or
  /// which took too long; a lock was not to be had in time.
  private static final Set<String> NAMELESS = Set.of("25006", "25P03", "25P04", "55P03");

  private static final int DEEPEST = 10;

  private Passing() {}

  /// Also where it is what caused the error, as in a page that was half rendered.
  public static boolean is(@Nullable Object error) {
    return error instanceof Throwable thrown
        && Stream.iterate(thrown, it -> it != null, Throwable::getCause)
            .limit(DEEPEST)
            .anyMatch(Passing::isItself);
  }

  /// Whether this is the page that tells of it, and must not wait for the database once more.
  public static boolean isToldBy(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
        && (is(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
            || Integer.valueOf(HttpStatus.SERVICE_UNAVAILABLE.value())
                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)));
  }

  private static boolean isItself(Throwable error) {
    return error instanceof CannotCreateTransactionException
        || error instanceof DataAccessResourceFailureException
        || error instanceof TransactionSystemException
        || error instanceof TransientDataAccessException
        || isNameless(error);
  }

  private static boolean isNameless(Throwable error) {
    return error instanceof UncategorizedSQLException other
        && other.getSQLException() != null
        && NAMELESS.contains(String.valueOf(other.getSQLException().getSQLState()));
  }
}
