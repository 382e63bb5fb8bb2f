package earshot.conversation;

import earshot.company.User;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A part of a bulk message on its way through the one door.
///
/// @param bodies what each application's applicant reads, by application; a few hundred
public record BulkPart(User user, long bulkMessageId, SortedMap<Long, String> bodies) {

  public BulkPart {
    var checked = new TreeMap<Long, String>();
    bodies.forEach((application, body) -> checked.put(application, MessageText.checked(body)));
    bodies = checked;
  }

  /// What makes it one message in each conversation.
  String key() {
    return "bulk:" + bulkMessageId;
  }

  BulkPart without(Map<Long, Refusal> refused) {
    var left = new TreeMap<>(bodies);
    left.keySet().removeAll(refused.keySet());
    return new BulkPart(user, bulkMessageId, left);
  }
}
