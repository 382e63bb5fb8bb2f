package earshot.bulk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bulk message and how far it is.
///
/// @param sender whole name of the user who sends it
/// @param body as typed, with its fields
/// @param beginsAt until then it can be undone
/// @param finishedAt when it was done, cancelled or undone; null before
/// @param total how many applications it was accepted for
/// @param sent how many of them have got it
/// @param skipped how many of them do not get it
/// @param reasons why those do not; empty in lists
public record BulkMessage(
    long id,
    long userId,
    String sender,
    String body,
    BulkState state,
    Instant createdAt,
    Instant beginsAt,
    @Nullable Instant finishedAt,
    int total,
    int sent,
    int skipped,
    List<Skipped> reasons) {

  /// @param reason in words for managers
  public record Skipped(String reason, int count) {}

  /// How many are still to come.
  public int left() {
    return total - sent - skipped;
  }

  BulkMessage with(List<Skipped> found) {
    return new BulkMessage(
        id,
        userId,
        sender,
        body,
        state,
        createdAt,
        beginsAt,
        finishedAt,
        total,
        sent,
        skipped,
        found);
  }
}
