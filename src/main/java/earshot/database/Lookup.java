package earshot.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Finding the one row whose key (an email address, a token's hash, a phone) one already holds,
/// before its company is known. Tables allow it by a policy that compares the key with
/// `lookup_key()`.
public final class Lookup {

  private static final ScopedValue<String> KEY = ScopedValue.newInstance();

  private Lookup() {}

  /// Runs the work in whose transactions `lookup_key()` is the key. It must begin before they do.
  public static <T extends @Nullable Object> T by(String key, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Look up before the transaction begins");
    }
    return ScopedValue.where(KEY, key).call(work::get);
  }

  static @Nullable String key() {
    return KEY.isBound() ? KEY.get() : null;
  }
}
