package earshot.bulk;

import static earshot.language.Say.say;

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

  /// How far it is, or how it ended, for its sender.
  public String sentence() {
    var applicants =
        total == 1 ? say("1 applicant") : say("{0} applicants", "%,d".formatted(total));
    var got = "%,d".formatted(sent);
    return switch (state) {
      case UNDONE -> say("Not sent. Your text is kept.");
      case CANCELLED -> say("Cancelled: {0} of {1} got it.", got, applicants);
      case PAUSED -> say("Paused: {0} of {1} got it so far.", got, applicants);
      case WAITING, RUNNING, DONE -> say("Sent to {0}.", applicants);
    };
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
