package earshot.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found, newest first.
///
/// @param next where to go on; null if that was all
/// @param stopped whether it took too long to look further back, and not the page that is full
record Hits(List<Found> found, @Nullable SearchCursor next, boolean stopped) {

  static final Hits NONE = new Hits(List.of(), null, false);
}
