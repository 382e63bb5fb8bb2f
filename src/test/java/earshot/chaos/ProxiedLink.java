package earshot.chaos;

import earshot.chaos.FaultProxy.Mode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// One connection through the proxy: two ways, each pumped by a thread.
final class ProxiedLink {

  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final Socket client;
  private final Socket server;
  private final Supplier<Mode> mode;
  private volatile boolean forgotten;

  ProxiedLink(Socket client, Socket server, Supplier<Mode> mode) {
    this.client = client;
    this.server = server;
    this.mode = mode;
  }

  /// Returns when either side has ended it.
  void run() {
    var asking = Thread.ofVirtual().start(() -> pump(client, server, false));
    pump(server, client, true);
    try {
      asking.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /// Neither side hears anything any more.
  void forget() {
    forgotten = true;
  }

  /// Both sides hear that it broke.
  void reset() {
    for (var socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException closedAlready) {
        // as it should be
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    var buffer = new byte[16_384];
    try (from;
        to) {
      var out = to.getOutputStream();
      for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
        while (isHeld() && !from.isClosed()) pause();
        write(buffer, n, out, answers);
      }
    } catch (IOException broken) {
      // both are closed now
    }
  }

  private boolean isHeld() {
    return forgotten || mode.get() == Mode.HANG;
  }

  private void write(byte[] bytes, int count, OutputStream out, boolean answers)
      throws IOException {
    var written = 0;
    for (; answers && mode.get() == Mode.DRIP && written < count; written++) {
      out.write(bytes[written]);
      pause();
    }
    out.write(bytes, written, count - written);
  }

  private static void pause() {
    LockSupport.parkNanos(A_MOMENT.toNanos());
  }
}
