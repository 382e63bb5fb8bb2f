package earshot.bench.load;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/// The event stream of an open page (HTML Living Standard, server-sent events).
public final class EventStream implements AutoCloseable {

  /// Who listens.
  public interface Ear {
    /// @param data as it came, JSON
    void hear(String event, String data);
  }

  private final Lines lines;

  private EventStream(Lines lines) {
    this.lines = lines;
  }

  /// Returns once the server has said hello.
  public static EventStream open(Web who, String path, Ear ear)
      throws IOException, InterruptedException {
    var lines = new Lines(ear);
    var request = who.with("Accept", "text/event-stream").request(path).build();
    Web.HTTP
        .sendAsync(request, BodyHandlers.fromLineSubscriber(lines))
        .whenComplete((answer, broken) -> lines.end(broken, path));
    try {
      lines.hello.get();
    } catch (ExecutionException refused) {
      throw new IOException(refused);
    }
    return new EventStream(lines);
  }

  @Override
  public void close() {
    lines.cancel();
  }

  private static final class Lines implements Subscriber<String> {

    private final CompletableFuture<Void> hello = new CompletableFuture<>();
    private final Ear ear;
    private volatile Subscription subscription;
    private String event = "";

    Lines(Ear ear) {
      this.ear = ear;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      this.subscription = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith("event:")) {
        event = line.substring("event:".length()).strip();
        if (event.equals("hello")) hello.complete(null);
      } else if (line.startsWith("data:")) {
        ear.hear(event, line.substring("data:".length()));
      }
    }

    @Override
    public void onError(Throwable broken) {
      hello.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
      hello.completeExceptionally(new IOException("The stream ended at once"));
    }

    void end(Throwable broken, String path) {
      hello.completeExceptionally(
          broken == null ? new IOException(path + " is no stream") : broken);
    }

    void cancel() {
      if (subscription != null) subscription.cancel();
    }
  }
}
