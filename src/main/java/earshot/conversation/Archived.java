package earshot.conversation;

import java.util.List;

/// A user archived conversations. Published inside the transaction that does it.
public record Archived(long userId, List<Long> conversations) {

  public Archived {
    conversations = List.copyOf(conversations);
  }
}
