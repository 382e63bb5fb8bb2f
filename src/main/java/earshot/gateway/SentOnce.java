package earshot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/// A body that goes once. Java's HTTP client sends a GET anew, without a word, where the connection
/// breaks before the answer: and with it a text that may have gone. It asks for the length each
/// time it is about to send.
final class SentOnce implements BodyPublisher {

  private final BodyPublisher body;
  private final AtomicBoolean asked = new AtomicBoolean();

  SentOnce(BodyPublisher body) {
    this.body = body;
  }

  @Override
  public long contentLength() {
    if (asked.getAndSet(true))
      throw new UncheckedIOException(new IOException("The connection broke before the answer"));
    return body.contentLength();
  }

  /// Whether anything of that request may have been sent, whatever became of it: the client that
  /// cannot send it anew for want of a connection reports that, and not that the first one broke.
  static boolean hasBegun(HttpRequest request) {
    return request
        .bodyPublisher()
        .filter(it -> it instanceof SentOnce once && once.asked.get())
        .isPresent();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(subscriber);
  }
}
