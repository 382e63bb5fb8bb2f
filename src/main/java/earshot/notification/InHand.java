package earshot.notification;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What this node is handing over, until what came of it is stored. While the database is away its
/// jobs look abandoned, and would be begun beside themselves once it is back.
@Component
class InHand {

  private final Set<Long> leads = ConcurrentHashMap.newKeySet();

  /// @param leads whose names the attempts bear
  <T> T during(Collection<Long> leads, Supplier<T> work) {
    this.leads.addAll(leads);
    try {
      return work.get();
    } finally {
      this.leads.removeAll(leads);
    }
  }

  void during(Collection<Long> leads, Runnable work) {
    during(
        leads,
        () -> {
          work.run();
          return true;
        });
  }

  boolean has(long lead) {
    return leads.contains(lead);
  }
}
