package earshot.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;

/// The connection of an open page, which goes on after its request. Events are written to it as
/// they are: through Spring's emitter each would look for a converter again.
class Connection {

  private final AsyncContext request;
  private final ServletOutputStream out;
  private final Lock one = new ReentrantLock();
  private boolean over;

  private Connection(AsyncContext request, ServletOutputStream out) {
    this.request = request;
    this.out = out;
  }

  /// Answers with a first event and stays open.
  ///
  /// @param ended called whoever ends it, perhaps twice
  static Connection begin(
      HttpServletRequest request, HttpServletResponse response, Event first, Runnable ended)
      throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // nginx would hold events back
    var out = response.getOutputStream();
    var context = request.startAsync(request, response);
    context.setTimeout(0);
    context.addListener(new End(ended));
    var connection = new Connection(context, out);
    try {
      connection.write(first);
    } catch (IOException | RuntimeException gone) {
      connection.end();
      throw gone;
    }
    return connection;
  }

  /// Nothing is written once it has ended: the server may be answering another request on the same
  /// line.
  void write(Event event) throws IOException {
    one.lock();
    try {
      if (over) return;
      out.write(event.bytes());
      out.flush();
    } finally {
      one.unlock();
    }
  }

  /// Waits for whoever is writing.
  void end() {
    one.lock();
    try {
      if (over) return;
      over = true;
      request.complete();
    } catch (IllegalStateException ended) {
      // By the other side, a moment before.
    } finally {
      one.unlock();
    }
  }

  private record End(Runnable ended) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      ended.run();
    }

    @Override
    public void onError(AsyncEvent event) {
      ended.run(); // of a request that has failed Jetty does not say that it is complete
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
