package earshot.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Messages as the API shows them, for events that tell of one.
@Component
public class ApiMessages {

  private final MessageDatabase messages;
  private final DeliveryDatabase deliveries;
  private final LatestMessages latest;

  ApiMessages(MessageDatabase messages, DeliveryDatabase deliveries, LatestMessages latest) {
    this.latest = latest;
    this.messages = messages;
    this.deliveries = deliveries;
  }

  /// What is JSON of a message; empty if it is gone.
  @Transactional(readOnly = true)
  public Optional<Object> find(long conversation, int seq) {
    return messages.between(conversation, seq - 1, seq + 1, 1).stream()
        .flatMap(it ->
            Stream.of(it.fromApplicant() ? it : it.with(deliveries.toApplicant(conversation, seq))))
        .<Object>map(it -> MessageJson.of(conversation, it, null))
        .findFirst();
  }

  /// What is JSON of the newest messages of each conversation, the oldest of them first; nothing of
  /// those that have none.
  @Transactional(readOnly = true)
  public Map<Long, List<Object>> latest(Collection<Long> conversations, int most) {
    var found = new HashMap<Long, List<Object>>();
    latest
        .of(conversations, most)
        .forEach((id, messages) ->
            found.put(
                id, messages.stream().<Object>map(it -> MessageJson.of(id, it, null)).toList()));
    return found;
  }
}
