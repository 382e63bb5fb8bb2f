package earshot.conversation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;

/// A gateway that writes down every text at once and takes its time to say so.
@NullMarked
final class TextSink implements AutoCloseable {

  private final HttpServer server;
  private final Duration pause;
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicInteger inFlight = new AtomicInteger();

  TextSink(Duration pause) {
    this.pause = pause;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/send", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
  }

  /// Each as often as it came.
  List<String> texts() {
    return List.copyOf(texts);
  }

  /// Whether a text is being taken.
  boolean isBusy() {
    return inFlight.get() > 0;
  }

  private void take(HttpExchange exchange) throws IOException {
    inFlight.incrementAndGet();
    try {
      texts.add(exchange.getRequestURI().getQuery());
      LockSupport.parkNanos(pause.toNanos());
      exchange.sendResponseHeaders(202, -1);
    } finally {
      inFlight.decrementAndGet();
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
