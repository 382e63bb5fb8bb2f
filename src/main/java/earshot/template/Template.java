package earshot.template;

import org.jspecify.annotations.Nullable;

/// A saved text.
///
/// @param userId whose own it is; null for the company's
public record Template(long id, @Nullable Long userId, String name, String body) {

  /// Whether everybody in the company sees it.
  public boolean isShared() {
    return userId == null;
  }
}
