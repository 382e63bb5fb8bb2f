package earshot.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;

/// A receiver that answers byte for byte as it is told, also what no server would, and hangs up.
@NullMarked
final class RawReceiver implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final AtomicLong written = new AtomicLong();
  private final List<String> parts;
  private final String endless;

  /// @param parts of the answer, each in a packet of its own
  /// @param endless what comes after them again and again; nothing if empty
  RawReceiver(List<String> parts, String endless) throws IOException {
    this.parts = parts;
    this.endless = endless;
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return door.getLocalPort();
  }

  /// How many bytes were taken from it.
  long written() {
    return written.get();
  }

  private void listen() {
    try {
      while (true) {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      caller.setTcpNoDelay(true);
      readRequest(caller);
      for (var part : parts) write(caller, part);
      while (!endless.isEmpty()) write(caller, endless);
    } catch (IOException hungUp) {
      // as it may
    }
  }

  private static void readRequest(Socket caller) throws IOException {
    var in = caller.getInputStream();
    var head = new StringBuilder();
    for (int next; !head.toString().endsWith("{}") && (next = in.read()) >= 0; )
      head.append((char) next);
  }

  private void write(Socket caller, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    caller.getOutputStream().write(bytes);
    written.addAndGet(bytes.length);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
