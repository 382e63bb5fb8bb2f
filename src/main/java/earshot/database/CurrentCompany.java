package earshot.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The company whose rows the transactions begun here see and write. Without one they see no row of
/// any company. It belongs to the calling thread and ends with the call.
public final class CurrentCompany {

  private static final ScopedValue<Long> ID = ScopedValue.newInstance();

  private CurrentCompany() {}

  /// Runs the work for the company. Inside an open transaction only for the company it was begun
  /// with (otherwise an `IllegalStateException`), since a transaction keeps its company.
  public static void run(long companyId, Runnable work) {
    bind(companyId).run(work);
  }

  /// Like [#run], with a result.
  public static <T extends @Nullable Object> T call(long companyId, Supplier<T> work) {
    return bind(companyId).call(work::get);
  }

  /// Like [#call], for work that throws checked exceptions.
  public static <T extends @Nullable Object, X extends Throwable> T callThrowing(
      long companyId, ScopedValue.CallableOp<T, X> work) throws X {
    return bind(companyId).call(work);
  }

  /// The current company, or null where none is known (yet).
  public static @Nullable Long id() {
    return ID.isBound() ? ID.get() : null;
  }

  private static ScopedValue.Carrier bind(Long companyId) {
    if (TransactionSynchronizationManager.isActualTransactionActive() && !companyId.equals(id())) {
      throw new IllegalStateException("Set the company before the transaction begins");
    }
    return ScopedValue.where(ID, companyId);
  }
}
