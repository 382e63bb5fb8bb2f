package earshot.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions whose statements PostgreSQL plans once for all that follow, also those with
/// `any(…)` and `unnest(…)`. Otherwise it plans these anew each time, which for a few rows takes
/// longer than finding them; for thousands at once see [FreshPlans].
@Component
public class KeptPlans {

  private static final String NAME = "kept plans";

  private final TransactionTemplate transaction;

  KeptPlans(PlatformTransactionManager manager) {
    var definition = new DefaultTransactionDefinition();
    definition.setName(NAME);
    transaction = new TransactionTemplate(manager, definition);
  }

  /// Does the work in such a transaction, or in the current one as it is.
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    return transaction.execute(_ -> work.get());
  }

  /// The same for work without a result.
  public void run(Runnable work) {
    transaction.executeWithoutResult(_ -> work.run());
  }

  static boolean areWantedBy(TransactionDefinition definition) {
    return NAME.equals(definition.getName());
  }
}
