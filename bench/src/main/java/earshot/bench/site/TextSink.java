package earshot.bench.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// A gateway that takes every text at once and counts it.
public final class TextSink implements AutoCloseable {

  private final HttpServer server;
  private final LongAdder taken = new LongAdder();

  TextSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/send", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  public long taken() {
    return taken.sum();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      taken.increment();
      exchange.sendResponseHeaders(202, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
