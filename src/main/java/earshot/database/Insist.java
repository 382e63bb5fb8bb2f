package earshot.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Records what has happened outside already and would happen twice if it were forgotten, although
/// the database is away for a while or ends a transaction for a deadlock.
public final class Insist {

  private static final RetryTemplate FOR_A_MINUTE =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(DataAccessException.class, TransactionException.class)
              .delay(Duration.ofMillis(200))
              .multiplier(2)
              .maxDelay(Duration.ofSeconds(5))
              .maxRetries(15)
              .timeout(Duration.ofMinutes(1))
              .build());

  private Insist() {}

  /// Does the work, again where the database failed, for about a minute; then throws what it threw
  /// last. The work must be a transaction, or several that may be repeated.
  public static <T> T on(Supplier<T> work) {
    return FOR_A_MINUTE.invoke(work);
  }

  /// The same for work without a result.
  public static void on(Runnable work) {
    FOR_A_MINUTE.invoke(work);
  }
}
