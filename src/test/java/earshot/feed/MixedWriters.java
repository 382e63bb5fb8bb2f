package earshot.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/// Systems that write all kinds of things without pause, each until it is acknowledged.
@NullMarked
final class MixedWriters {

  private static final int WRITERS = 4;
  private static final long PAUSE_NANOS = 50_000_000;
  private static final List<String> STAGES = List.of("reviewed", "favorited", "interview");

  /// What is asked for.
  private record Wish(String method, String path, String body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String key;
  private final long job;
  private final List<Long> applications;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Thread> writers;
  private volatile boolean stopped;

  MixedWriters(URI server, String key, long job, List<Long> applications) {
    this.server = server;
    this.key = key;
    this.job = job;
    this.applications = applications;
    this.writers =
        IntStream.range(0, WRITERS).mapToObj(_ -> Thread.ofPlatform().start(this::work)).toList();
  }

  /// What the server said was done: "Ledger entry 7." or "killed-8".
  Set<String> acknowledged() {
    return acknowledged;
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (var writer : writers) writer.join();
  }

  private void work() {
    while (!stopped) {
      var number = numbers.incrementAndGet();
      var wish = wish(number);
      while (!isDone(number, wish)) LockSupport.parkNanos(PAUSE_NANOS);
      if (number % 4 == 0) acknowledged.add("killed-" + number);
      else if (number % 4 != 3) acknowledged.add("Ledger entry " + number + ".");
    }
  }

  private Wish wish(int number) {
    var application = applications.get(number % applications.size());
    return switch (number % 8) {
      case 0, 4 ->
          new Wish(
              "POST",
              "/applications",
              """
              {"external_id": "killed-%d", "job_id": %d, "applicant": {"external_id": "killed-%d",
                "first_name": "Kim", "last_name": "Lee", "email": "kim%d@mail.example"}}
              """
                  .formatted(number, job, number, number));
      case 3 ->
          new Wish(
              "PATCH",
              "/applications/" + application,
              "{\"stage\": \"%s\"}".formatted(STAGES.get(number / 8 % STAGES.size())));
      case 7 -> new Wish("POST", "/conversations/" + application + "/archive", "");
      default ->
          new Wish(
              "POST",
              "/applications/" + application + "/messages",
              "{\"body\": \"Ledger entry %d.\"}".formatted(number));
    };
  }

  private boolean isDone(int number, Wish wish) {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + wish.path()))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "killed-" + number)
            .method(wish.method(), BodyPublishers.ofString(wish.body()));
    try {
      var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
      if (status == 409 && wish.path().endsWith("/archive")) return true; // nothing said there yet
      if (status >= 400 && status < 500) throw new IllegalStateException(wish + ": " + status);
      return status < 400;
    } catch (IOException down) {
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
