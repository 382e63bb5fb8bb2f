package earshot.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that ask, wait for the answer and ask again, for a while.
public final class Load {

  /// What one client does again and again.
  public interface Task {
    /// @param client its number, from 0
    void run(int client) throws Exception;
  }

  /// What came of it.
  public record Result(double perSecond, Times times) {

    public double p50() {
      return times.p50();
    }

    public double p99() {
      return times.p99();
    }
  }

  private Load() {}

  /// @throws IllegalStateException with what the first client met that broke
  public static Result closed(int clients, Duration duration, Task task) {
    var all = new Times();
    var begun = System.nanoTime();
    var end = begun + duration.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Times>>();
      for (var client = 0; client < clients; client++) {
        var number = client;
        Callable<Times> one = () -> repeat(task, number, end);
        running.add(threads.submit(one));
      }
      for (var each : running) all.addAll(each.get());
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    return new Result(all.count() / ((System.nanoTime() - begun) / 1e9), all);
  }

  private static Times repeat(Task task, int client, long end) throws Exception {
    var times = new Times();
    for (var now = System.nanoTime(); now < end; ) {
      task.run(client);
      var then = System.nanoTime();
      times.add(then - now);
      now = then;
    }
    return times;
  }
}
