package earshot.live;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries updates to the other nodes by PostgreSQL's LISTEN and NOTIFY, over one connection of its
/// own: many updates in one NOTIFY, outside of any transaction that stores something, because
/// NOTIFY makes commits wait for one another.
@Component
class Broadcast implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
  private static final int WAITING = 100_000;

  private final String node = UUID.randomUUID().toString();
  private final BlockingQueue<Told> outgoing = new LinkedBlockingQueue<>(WAITING);
  private final AtomicInteger echoes = new AtomicInteger();
  private final NotifyConnection connection;
  private final Payload payload;
  private final Streams streams;
  private volatile boolean running;

  Broadcast(NotifyConnection connection, Payload payload, Streams streams) {
    this.connection = connection;
    this.payload = payload;
    this.streams = streams;
  }

  /// Queues the update. Where the queue is full the update is dropped: heartbeats make up for it.
  void offer(Told told) {
    var _ = outgoing.offer(told);
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("live-notify").start(() -> keep(this::notifyOthers));
    Thread.ofPlatform().daemon().name("live-listen").start(() -> keep(this::listen));
  }

  @Override
  public void stop() {
    running = false;
    connection.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private interface Work {
    void run() throws SQLException, InterruptedException;
  }

  private void keep(Work work) {
    while (running) {
      try {
        work.run();
      } catch (SQLException | RuntimeException lost) {
        if (running) LOG.warn("Live updates between nodes pause: {}", lost.getMessage());
        pause();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void notifyOthers() throws SQLException, InterruptedException {
    var first = outgoing.poll(1, TimeUnit.SECONDS);
    if (first == null) return;
    var batch = new ArrayList<>(List.of(first));
    outgoing.drainTo(batch, 500);
    for (var text : payload.write(node, batch)) connection.send(text);
  }

  private void listen() throws SQLException {
    for (var notification : connection.await()) receive(notification);
  }

  /// How many of this node's own updates have come back from the database.
  int echoes() {
    return echoes.get();
  }

  private void receive(PGNotification notification) {
    try {
      var message = payload.read(notification.getParameter());
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
