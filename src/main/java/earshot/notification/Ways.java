package earshot.notification;

import earshot.conversation.Channel;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The ways out of this node, one for each channel, for whatever is sent on it.
@Component
class Ways {

  private final Map<Channel, Way> ways = new EnumMap<>(Channel.class);

  Ways(Clock clock) {
    for (var channel : Channel.values()) ways.put(channel, new Way(clock));
  }

  Way of(Channel channel) {
    return Objects.requireNonNull(ways.get(channel));
  }
}
