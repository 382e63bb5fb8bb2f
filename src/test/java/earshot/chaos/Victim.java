package earshot.chaos;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The node that was struck last.
final class Victim {

  private @Nullable Node last;

  Node any(List<Node> nodes) {
    last = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
    return last;
  }

  Node last() {
    return Objects.requireNonNull(last);
  }
}
