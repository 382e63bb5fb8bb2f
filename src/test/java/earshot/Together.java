package earshot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;

/// Several doing things at the same moment.
@NullMarked
public final class Together {

  private Together() {}

  /// Does the work on as many threads, all let go at once, and returns what each got.
  public static <T> List<T> times(int threads, Callable<T> work) {
    return all(java.util.Collections.nCopies(threads, work));
  }

  /// Does each work on a thread of its own, all let go at once.
  public static <T> List<T> all(List<? extends Callable<T>> works) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>();
      for (var work : works)
        futures.add(
            threads.submit(() -> {
              start.await();
              return work.call();
            }));
      start.countDown();
      var results = new ArrayList<T>();
      for (var future : futures) results.add(result(future));
      return results;
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
