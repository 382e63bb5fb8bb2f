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
import org.springframework.boot.web.server.context.WebServerApplicationContext;
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
  private static final int MOST_AT_ONCE = 500;
  private static final LiveUpdate LOOK = new LiveUpdate("catchup", "", 0);

  private final String node = UUID.randomUUID().toString();
  private final BlockingQueue<Told> outgoing = new LinkedBlockingQueue<>(WAITING);
  private final AtomicInteger echoes = new AtomicInteger();
  private final List<Way> ways;
  private final Payload payload;
  private final Streams streams;
  private volatile boolean running;
  private volatile int life;

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
    var event = Event.of(LOOK.kind(), LOOK);
    streams.all().forEach(stream -> stream.tell(LOOK, event));
  }

  @Override
  public synchronized void start() {
    running = true;
    var now = ++life;
    run("live-tell", () -> tellOthers(now));
    for (var way : ways) run("live-listen-" + way.name(), () -> listen(way, now));
  }

  /// After the last requests were answered: what they stored is told too.
  @Override
  public void stop() {
    running = false;
    var rest = new ArrayList<Told>();
    outgoing.drainTo(rest);
    tell(rest);
    ways.forEach(Way::close);
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// A thread that is late must not go on in the life after its own.
  private boolean lives(int mine) {
    return running && life == mine;
  }

  private static void run(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  private void tellOthers(int mine) {
    try {
      while (lives(mine)) {
        var first = outgoing.poll(1, TimeUnit.SECONDS);
        if (first == null) continue;
        var batch = new ArrayList<>(List.of(first));
        outgoing.drainTo(batch, MOST_AT_ONCE);
        tell(batch);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tell(List<Told> batch) {
    if (!batch.isEmpty()) payload.write(node, batch).forEach(this::send);
  }

  /// Where no line takes it, nobody hears on one either, and all look when they do again. The last
  /// one is tried in any case.
  private void send(String text) {
    for (var way : ways)
      if ((way.isRested() || way.equals(ways.getLast())) && way.takes(text)) return;
  }

  private void listen(Way way, int mine) {
    for (var again = false; lives(mine); again = true) {
      try {
        var missed = again;
        way.listen(() -> begin(mine, missed), this::receive);
      } catch (SQLException | RuntimeException lost) {
        if (lives(mine)) LOG.warn("No live updates by {}: {}", way.name(), lost.getMessage());
      }
      if (lives(mine)) pause();
    }
  }

  /// All may have been stopped while it was connecting: then the connection ends with the failure.
  private void begin(int mine, boolean missed) {
    if (!lives(mine)) throw new IllegalStateException("stopped");
    if (missed) catchUp();
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
