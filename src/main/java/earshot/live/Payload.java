package earshot.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Updates as text for NOTIFY, whose payload is at most 8,000 bytes.
@Component
class Payload {

  private static final int MAX_BYTES = 7_900;
  private static final int MAX_RECIPIENTS = 100;

  /// What one NOTIFY carries.
  record Message(String node, List<Told> told) {}

  private final ObjectMapper json;

  Payload(ObjectMapper json) {
    this.json = json;
  }

  List<String> write(String node, List<Told> batch) {
    var all = batch.stream().flatMap(told -> split(told).stream()).toList();
    var text = json.writeValueAsString(new Message(node, all));
    if (text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) return List.of(text);
    if (all.size() == 1)
      throw new IllegalStateException("One update is too long to be told: " + text);
    var halves = new ArrayList<String>();
    halves.addAll(write(node, all.subList(0, all.size() / 2)));
    halves.addAll(write(node, all.subList(all.size() / 2, all.size())));
    return halves;
  }

  Message read(String text) {
    return json.readValue(text, Message.class);
  }

  private static List<Told> split(Told told) {
    var parts = new ArrayList<Told>();
    for (var from = 0; from < told.recipients().size(); from += MAX_RECIPIENTS) {
      var to = Math.min(told.recipients().size(), from + MAX_RECIPIENTS);
      parts.add(new Told(told.recipients().subList(from, to), told.update()));
    }
    return parts;
  }
}
