package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import earshot.conversation.Channel;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The ways out of this node, one for each channel, for whatever is sent on it.
@Component
class Ways {

  private final Map<Channel, Way> ways = new EnumMap<>(Channel.class);

  /// @param scheduler which needs the jobs that need this
  Ways(Clock clock, ObjectProvider<Scheduler> scheduler) {
    for (var channel : Channel.values())
      ways.put(channel, new Way(clock, () -> scheduler.getObject().triggerCheckForDueExecutions()));
  }

  Way of(Channel channel) {
    return Objects.requireNonNull(ways.get(channel));
  }
}
