package earshot.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A system that keeps in step by the stream of events, and whenever the connection breaks goes on
/// after the last event it has heard to its end.
@NullMarked
final class AwayClient implements AutoCloseable {

  private static final long PAUSE_NANOS = 50_000_000;

  /// An event as it was heard.
  record Heard(long id, JsonNode event) {}

  private final URI url;
  private final String key;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger visits = new AtomicInteger();
  private volatile long last;
  private volatile @Nullable HttpClient http;

  AwayClient(URI server, String key, long last) {
    this.url = server.resolve("/api/v1/events");
    this.key = key;
    this.last = last;
  }

  List<Heard> heard() {
    return heard;
  }

  long last() {
    return last;
  }

  /// Listens until it goes away.
  void listen() {
    var client = HttpClient.newHttpClient();
    http = client;
    var visit = visits.incrementAndGet();
    Thread.ofVirtual()
        .start(() -> {
          while (visits.get() == visit) {
            listen(client);
            LockSupport.parkNanos(PAUSE_NANOS);
          }
        });
  }

  @Override
  public void close() {
    leave();
  }

  /// Goes away, for a day perhaps.
  void leave() {
    var client = http;
    visits.incrementAndGet();
    if (client != null) client.shutdownNow();
  }

  private void listen(HttpClient client) {
    var request =
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer " + key)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", Long.toString(last))
            .build();
    try {
      var reading = new Reading();
      var answer = client.send(request, BodyHandlers.ofLines());
      if (answer.statusCode() == 200) answer.body().forEach(reading::line);
    } catch (IOException | RuntimeException broken) {
      // and again
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// An event counts once its empty line was read: half of one is none.
  private final class Reading {

    private String id = "";
    private final StringBuilder data = new StringBuilder();

    void line(String line) {
      if (line.startsWith("id:")) id = line.substring("id:".length()).strip();
      if (line.startsWith("data:")) data.append(line.substring("data:".length()));
      if (!line.isEmpty()) return;
      if (!id.isEmpty() && !data.isEmpty()) {
        heard.add(new Heard(Long.parseLong(id), JsonMapper.shared().readTree(data.toString())));
        last = Long.parseLong(id);
      }
      id = "";
      data.setLength(0);
    }
  }
}
