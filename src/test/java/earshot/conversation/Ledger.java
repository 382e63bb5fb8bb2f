package earshot.conversation;

import earshot.StaffClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;

/// Managers who send without pause, each message until it is acknowledged, and who write down what
/// was.
@NullMarked
final class Ledger {

  private static final int SENDERS = 4;
  private static final long PAUSE_NANOS = 50_000_000;

  private final URI server;
  private final List<Long> applications;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Thread> senders;
  private volatile boolean stopped;

  Ledger(URI server, List<Long> applications) {
    this.server = server;
    this.applications = applications;
    this.senders =
        java.util.stream.IntStream.range(0, SENDERS)
            .mapToObj(_ -> Thread.ofPlatform().start(this::work))
            .toList();
  }

  /// The bodies of the messages the server said were stored.
  Set<String> acknowledged() {
    return acknowledged;
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (var sender : senders) sender.join();
  }

  private void work() {
    var tom = new StaffClient(server);
    tom.signIn("tom@harborcafe.example", "earshot-demo");
    tom.get("/applications");
    while (!stopped) {
      var number = numbers.incrementAndGet();
      var body = "Ledger entry " + number + ".";
      while (!send(tom, applications.get(number % applications.size()), body))
        LockSupport.parkNanos(PAUSE_NANOS);
      acknowledged.add(body);
    }
  }

  private static boolean send(StaffClient tom, long application, String body) {
    try {
      var form = Map.of("body", body, "key", body.replace(' ', '-'));
      return tom.post("/conversations/" + application + "/messages", form).statusCode() == 200;
    } catch (UncheckedIOException down) {
      return false;
    }
  }
}
