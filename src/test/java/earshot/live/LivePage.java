package earshot.live;

import earshot.WebClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An open page: reads its event stream on a thread of its own, as a browser does.
public final class LivePage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  /// What came, e.g. `message` with `{"conversation": "17", …}`.
  public record Heard(String name, JsonNode data) {

    String conversation() {
      return data.get("conversation").asString();
    }

    int seq() {
      return data.get("seq").asInt();
    }
  }

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Stream<String> lines;

  private LivePage(Stream<String> lines) {
    this.lines = lines;
    Thread.ofVirtual().start(this::read);
  }

  /// Opens a page of the staff and returns once the server knows of it.
  public static LivePage of(WebClient client) {
    return open(client, "/live");
  }

  static LivePage ofApplicant(WebClient client) {
    return open(client, "/my/live");
  }

  private static LivePage open(WebClient client, String path) {
    var request = client.request(path).setHeader("Accept", "text/event-stream").GET().build();
    try {
      var response = client.http().send(request, BodyHandlers.ofLines());
      if (response.statusCode() != 200) throw new AssertionError(response);
      return new LivePage(response.body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The next event of that name; others before it are left out.
  public Heard next(String name) {
    for (var event = next(); ; event = next()) if (event.name().equals(name)) return event;
  }

  public Heard next() {
    return within(PATIENCE).orElseThrow(() -> new AssertionError("nothing was heard"));
  }

  /// The next event, if it comes so soon.
  Optional<Heard> within(Duration time) {
    try {
      return Optional.ofNullable(heard.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The names of what has been heard up to the next heartbeat, which the test calls for.
  List<Heard> upToHeartbeat() {
    var events = new ArrayList<Heard>();
    for (var event = next(); !event.name().equals("heartbeat"); event = next()) events.add(event);
    return events;
  }

  /// Returns once the server has ended the stream.
  void awaitEnd() {
    ended.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  boolean isOpen() {
    return !ended.isDone();
  }

  @Override
  public void close() {
    lines.close();
  }

  private void read() {
    try {
      var name = new StringBuilder();
      lines.forEach(line -> {
        if (line.startsWith("event:")) {
          name.setLength(0);
          name.append(line.substring("event:".length()));
        } else if (line.startsWith("data:")) {
          heard.add(new Heard(name.toString(), JSON.readTree(line.substring("data:".length()))));
        }
      });
    } catch (RuntimeException cutOff) {
      // ended all the same
    } finally {
      ended.complete(null);
    }
  }
}
