package earshot.live;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells whether live updates cross from node to node just now.
@Component
public class Echo {

  private static final long LOOK_MILLIS = 20;

  private final Broadcast broadcast;

  Echo(Broadcast broadcast) {
    this.broadcast = broadcast;
  }

  /// On which lines between the nodes nothing is heard just now, by their names.
  public List<String> away() {
    return broadcast.away();
  }

  /// Sends an update to nobody on the line the nodes use, and waits for it to come back.
  ///
  /// @return whether it did in that time
  public boolean comesBack(Duration within) throws InterruptedException {
    var before = broadcast.echoes();
    broadcast.offer(new Told(List.of(Recipient.user(0, 0)), new LiveUpdate("echo", "", 0)));
    for (var left = within.toMillis(); left > 0; left -= LOOK_MILLIS) {
      if (broadcast.echoes() > before) return true;
      Thread.sleep(LOOK_MILLIS);
    }
    return false;
  }
}
