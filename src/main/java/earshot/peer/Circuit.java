package earshot.peer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Another server that failed lately.
///
/// @param failures in a row
/// @param reason of the last one, in words for managers
/// @param openedAt since when it is left alone; null while it is not
/// @param openUntil when it is tried again; null while it is not left alone
public record Circuit(
    int failures,
    String reason,
    Instant failedAt,
    @Nullable Instant openedAt,
    @Nullable Instant openUntil) {

  public boolean isOpen() {
    return openedAt != null;
  }
}
