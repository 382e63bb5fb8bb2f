package earshot.audit;

import org.jspecify.annotations.Nullable;

/// Who is signed in, or came by a link, and does something.
public interface Actor {

  /// The user's id; null of an applicant.
  @Nullable Long staffId();
}
