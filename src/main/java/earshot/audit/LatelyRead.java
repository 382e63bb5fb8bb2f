package earshot.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What this node knows to be noted already, so that a page that asks again does not even ask the
/// database. The unique index is what holds over all nodes.
@Component
class LatelyRead {

  private static final int MOST = 20_000;

  private final Set<Key> keys = Collections.synchronizedSet(Collections.newSetFromMap(bounded()));

  record Reading(Actor by, Deed deed, long application, Instant hour) {
    Key key() {
      return new Key(String.valueOf(by.staffId()), deed, application, hour);
    }
  }

  /// Users and applications have numbers of their own over all companies.
  record Key(String user, Deed deed, long application, Instant hour) {}

  boolean contains(Reading reading) {
    return keys.contains(reading.key());
  }

  /// Once it is there for good.
  void add(Reading reading) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            keys.add(reading.key());
          }
        });
  }

  private static Map<Key, Boolean> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
        return size() > MOST;
      }
    };
  }
}
