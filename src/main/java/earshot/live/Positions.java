package earshot.live;

import java.util.Collection;
import java.util.Map;

/// What pages compare at each heartbeat, so that a lost update costs a delay and no more. Provided
/// by the package that owns what the pages show.
public interface Positions {

  /// A short text per user of the current company that differs once anything in the user's inbox
  /// does.
  Map<Long, String> of(Collection<Long> users);
}
