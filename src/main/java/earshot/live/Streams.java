package earshot.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The open streams of this node.
@Component
class Streams {

  private final Map<Recipient, Set<Stream>> open = new ConcurrentHashMap<>();

  void add(Stream stream) {
    open.compute(
        stream.recipient(),
        (_, streams) -> {
          var all = streams == null ? ConcurrentHashMap.<Stream>newKeySet() : streams;
          all.add(stream);
          return all;
        });
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
    var event = new Event(told.update().kind(), told.update());
    for (var recipient : told.recipients())
      open.getOrDefault(recipient, Set.of()).forEach(stream -> stream.offer(event));
  }

  /// The pages come back at once, those whose session goes on.
  private void end(List<Recipient> recipients) {
    for (var recipient : recipients) open.getOrDefault(recipient, Set.of()).forEach(Stream::close);
  }

  Collection<Stream> all() {
    return open.values().stream().flatMap(Set::stream).filter(Stream::isOpen).toList();
  }

  /// The streams of users, or of applicants, on this node, by company.
  Map<Long, List<Stream>> of(Recipient.Kind kind) {
    return all().stream()
        .filter(stream -> stream.recipient().kind() == kind)
        .collect(Collectors.groupingBy(stream -> stream.recipient().companyId()));
  }
}
