package earshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A TCP proxy that hands connections to its targets in turn, and does to them what networks do.
final class FaultProxy implements AutoCloseable {

  /// What it does to connections, those that are open already included.
  enum Mode {
    /// Nothing.
    PASS,
    /// Nobody listens.
    REFUSE,
    /// They are taken, and nothing goes through.
    HANG,
    /// Answers come a byte at a time.
    DRIP,
    /// They break a moment after they were made.
    RESET
  }

  private static final Duration RESET_WITHIN = Duration.ofMillis(200);

  private final List<Integer> targets;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<ProxiedLink> links = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile Mode mode = Mode.PASS;
  private @Nullable ServerSocket door;

  FaultProxy(Integer... targets) {
    this.targets = List.of(targets);
    this.port = listen(0);
  }

  int port() {
    return port;
  }

  synchronized void set(Mode next) {
    mode = next;
    if (next == Mode.REFUSE) shut();
    else if (door == null) listen(port);
    if (next == Mode.REFUSE || next == Mode.RESET) cutAll();
  }

  /// Breaks all connections; new ones are taken.
  void cutAll() {
    links.forEach(ProxiedLink::reset);
  }

  /// Lets nothing through those that are open, for ever; new ones pass.
  void forgetAll() {
    links.forEach(ProxiedLink::forget);
  }

  private int listen(int wanted) {
    try {
      var opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
      door = opened;
      Thread.ofVirtual().name("proxy").start(() -> takeAll(opened));
      return opened.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void takeAll(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        var client = opened.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException shut) {
        // the loop ends with the door
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = connect()) {
      if (server == null) return;
      var link = new ProxiedLink(client, server, () -> mode);
      links.add(link);
      if (mode == Mode.RESET) Thread.ofVirtual().start(() -> resetSoon(link));
      link.run();
      links.remove(link);
    } catch (IOException broken) {
      // either side notices
    }
  }

  /// The next target that is there.
  private @Nullable Socket connect() {
    for (var tried = 0; tried < targets.size(); tried++) {
      var target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
      try {
        return new Socket(InetAddress.getLoopbackAddress(), target);
      } catch (IOException notThere) {
        // the next one may be
      }
    }
    return null;
  }

  private static void resetSoon(ProxiedLink link) {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(RESET_WITHIN.toNanos()));
    link.reset();
  }

  private void shut() {
    try {
      if (door != null) door.close();
      door = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    shut();
    cutAll();
  }
}
