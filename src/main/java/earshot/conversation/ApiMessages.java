package earshot.conversation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Messages as the API shows them, for events that tell of one.
@Component
public class ApiMessages {

  private final MessageDatabase messages;
  private final DeliveryDatabase deliveries;

  ApiMessages(MessageDatabase messages, DeliveryDatabase deliveries) {
    this.messages = messages;
    this.deliveries = deliveries;
  }

  /// What is JSON of a message; empty if it is gone.
  @Transactional(readOnly = true)
  public Optional<Object> find(long conversation, int seq) {
    return messages.between(conversation, seq - 1, seq + 1, 1).stream()
        .flatMap(it ->
            Stream.of(
                it.fromApplicant()
                    ? it
                    : it.with(deliveries.toApplicant(conversation, List.of(seq)))))
        .<Object>map(it -> MessageJson.of(conversation, it, null))
        .findFirst();
  }
}
