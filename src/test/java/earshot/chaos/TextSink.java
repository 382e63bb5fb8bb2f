package earshot.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A gateway that writes down every text at once and takes a moment to say so.
final class TextSink implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(30);

  private final HttpServer server;
  private final Arrivals arrivals = new Arrivals(Arrivals.ENTRY_IN_TEXT);

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

  Arrivals arrivals() {
    return arrivals;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var fields = exchange.getRequestURI().getRawQuery().split("&");
      arrivals.take(value(fields[0]), UUID.randomUUID().toString(), value(fields[1]));
      LockSupport.parkNanos(PAUSE.toNanos());
      exchange.sendResponseHeaders(202, -1);
    }
  }

  private static String value(String field) {
    return URLDecoder.decode(field.substring(field.indexOf('=') + 1), UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
