package earshot.notification;

import earshot.conversation.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// How often this node has handed something over since its start, and what came of it.
@Component
public class Attempts {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(Channel channel, Handed.Outcome outcome) {
    counts.computeIfAbsent(name(channel, outcome(outcome)), _ -> new LongAdder()).increment();
  }

  /// What can come of it: `taken`, `refused` and the like.
  public static List<String> outcomes() {
    return Arrays.stream(Handed.Outcome.values()).map(Attempts::outcome).toList();
  }

  /// @param outcome one of [#outcomes]
  public long of(Channel channel, String outcome) {
    var count = counts.get(name(channel, outcome));
    return count == null ? 0 : count.sum();
  }

  private static String outcome(Handed.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Channel channel, String outcome) {
    return channel + " " + outcome;
  }
}
