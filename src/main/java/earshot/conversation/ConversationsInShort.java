package earshot.conversation;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.hiring.ConversationsOf;
import earshot.web.Snake;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the conversations of a list of applications stand, for other systems.
@Component
class ConversationsInShort implements ConversationsOf {

  private static final ConversationState NOT_BEGUN = new ConversationState("", 0, 0, false, 0);

  private final ConversationDatabase database;
  private final ApiMessages messages;
  private final Audit audit;

  ConversationsInShort(ConversationDatabase database, ApiMessages messages, Audit audit) {
    this.database = database;
    this.messages = messages;
    this.audit = audit;
  }

  /// @param lastSeq 0 before the first message
  @Snake
  record InShort(int lastSeq, int readSeq, boolean isNew, @Nullable Object lastMessage) {}

  @Override
  @Transactional
  public Map<Long, Object> of(User user, Collection<Long> applications) {
    audit.read(user, Deed.READ_CONVERSATION, applications);
    var states = database.states(applications, user.id());
    var last = messages.latest(states.keySet(), 1);
    var found = new HashMap<Long, Object>();
    for (var id : applications) {
      var state = states.getOrDefault(id, NOT_BEGUN);
      var newest = last.getOrDefault(id, List.of());
      found.put(
          id,
          new InShort(
              state.lastSeq(),
              state.readSeq(),
              state.isNew(),
              newest.isEmpty() ? null : newest.getLast()));
    }
    return found;
  }
}
