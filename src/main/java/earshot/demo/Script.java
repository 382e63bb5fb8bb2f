package earshot.demo;

import earshot.conversation.Via;
import earshot.hiring.Stage;
import java.time.Instant;
import java.util.List;

/// A conversation of the past, told in the order in which it happened.
///
/// @param isNew whether those who take part have not read the end of it yet
record Script(String name, String job, boolean isNew, List<Line> lines) {

  /// What somebody did then.
  sealed interface Line {

    Instant at();

    String who();
  }

  record Said(Instant at, String who, Via via, String body) implements Line {}

  record Moved(Instant at, String who, Stage to) implements Line {}

  Instant begin() {
    return lines.getFirst().at();
  }
}
