package earshot.hiring;

import earshot.company.User;
import java.util.Collection;
import java.util.Map;

/// Where the conversations of applications stand. The package of conversations knows, which this
/// one does not depend on.
public interface ConversationsOf {

  /// What is JSON of the conversation of each application, as the user sees it.
  Map<Long, Object> of(User user, Collection<Long> applications);
}
