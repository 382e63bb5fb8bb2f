package earshot.live;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The open streams of this node.
@Component
class Streams {

  /// Each holds a connection and some memory. Nobody has so many browsers, and the tabs of one
  /// share a stream.
  private static final int MOST_OF_ONE = 100;

  private static final Queue<Stream> NONE = new ConcurrentLinkedQueue<>();

  private final Map<Recipient, Queue<Stream>> open = new ConcurrentHashMap<>();

  void add(Stream stream) {
    open.compute(
        stream.recipient(),
        (_, streams) -> {
          var all = streams == null ? new ConcurrentLinkedQueue<Stream>() : streams;
          if (all.size() >= MOST_OF_ONE) all.remove().close();
          all.add(stream);
          return all;
        });
  }

  /// Adds the stream and says where its reader stands.
  SseEmitter open(Stream stream, Supplier<String> position, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // nginx would hold events back
    add(stream);
    try {
      stream.offer(Event.of("hello", Map.of("position", position.get())));
      return stream.emitter();
    } catch (RuntimeException broken) {
      remove(stream); // or its reader would count as here, as nothing else ends it
      throw broken;
    }
  }

  void remove(Stream stream) {
    open.computeIfPresent(
        stream.recipient(),
        (_, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }

  void send(Told told) {
    if (told.update().kind().equals(LiveUpdate.ENDED)) {
      end(told.recipients());
      return;
    }
    var event = Event.of(told.update().kind(), told.update());
    for (var recipient : told.recipients())
      open.getOrDefault(recipient, NONE).forEach(stream -> stream.tell(told.update(), event));
  }

  /// The pages come back at once, those whose session goes on.
  private void end(List<Recipient> recipients) {
    for (var recipient : recipients) open.getOrDefault(recipient, NONE).forEach(Stream::close);
  }

  Collection<Stream> all() {
    return open.values().stream().flatMap(Queue::stream).filter(Stream::isOpen).toList();
  }

  /// The streams of users, or of applicants, on this node, by company.
  Map<Long, List<Stream>> of(Recipient.Kind kind) {
    return all().stream()
        .filter(stream -> stream.recipient().kind() == kind)
        .collect(Collectors.groupingBy(stream -> stream.recipient().companyId()));
  }
}
