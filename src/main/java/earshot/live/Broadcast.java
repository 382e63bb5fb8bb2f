package earshot.live;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries updates to the other nodes, many at once, outside of any transaction that stores
/// something. It sends on the first line that takes them and listens on all, so that nodes which
/// lost the first one are still heard and still hear. What was missed meanwhile pages fetch when
/// the line is back, and at each heartbeat until then.
@Component
class Broadcast implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
  private static final int WAITING = 100_000;
  private static final LiveUpdate LOOK = new LiveUpdate("catchup", "", 0);

  private final String node = UUID.randomUUID().toString();
  private final BlockingQueue<Told> outgoing = new LinkedBlockingQueue<>(WAITING);
  private final AtomicInteger echoes = new AtomicInteger();
  private final List<Way> ways;
  private final Payload payload;
  private final Streams streams;
  private volatile boolean running;

  Broadcast(List<Line> lines, Payload payload, Streams streams) {
    this.ways = lines.stream().map(Way::new).toList();
    this.payload = payload;
    this.streams = streams;
  }

  /// Queues the update. Where the queue is full the update is dropped: heartbeats make up for it.
  void offer(Told told) {
    var _ = outgoing.offer(told);
  }

  /// How many of this node's own updates have come back.
  int echoes() {
    return echoes.get();
  }

  /// On which lines nothing is heard just now.
  List<String> away() {
    return ways.stream().filter(way -> !way.isHeard()).map(Way::name).toList();
  }

  /// Has every page fetch what it lacks.
  void catchUp() {
    streams.all().forEach(stream -> stream.tell(LOOK));
  }

  @Override
  public void start() {
    running = true;
    run("live-tell", this::tellOthers);
    for (var way : ways) run("live-listen-" + way.name(), () -> listen(way));
  }

  @Override
  public void stop() {
    running = false;
    ways.forEach(Way::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private static void run(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  private void tellOthers() {
    try {
      while (running) {
        var first = outgoing.poll(1, TimeUnit.SECONDS);
        if (first == null) continue;
        var batch = new ArrayList<>(List.of(first));
        outgoing.drainTo(batch, 500);
        for (var text : payload.write(node, batch)) send(text);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Where no line takes it, nobody hears on one either, and all look when they do again. The last
  /// one is tried in any case.
  private void send(String text) {
    for (var way : ways) if ((way.isRested() || way == ways.getLast()) && way.takes(text)) return;
  }

  private void listen(Way way) {
    for (var again = false; running; again = true) {
      try {
        var missed = again;
        way.listen(() -> begin(way, missed), this::receive);
      } catch (SQLException | RuntimeException lost) {
        if (running) LOG.warn("No live updates by {}: {}", way.name(), lost.getMessage());
      }
      if (running) pause();
    }
  }

  /// All may have been stopped while it was connecting.
  private void begin(Way way, boolean missed) {
    if (!running) way.close();
    else if (missed) catchUp();
  }

  private void receive(String text) {
    try {
      var message = payload.read(text);
      if (message.node().equals(node)) echoes.incrementAndGet();
      else message.told().forEach(streams::send);
    } catch (RuntimeException notOurs) {
      // Another version's or another program's; the next one may be ours.
      LOG.warn("A live update is not understood: {}", notOurs.getMessage());
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
