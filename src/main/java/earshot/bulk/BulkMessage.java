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
    return switch (state) {
      case UNDONE -> say("Not sent. Your text is kept.");
      case CANCELLED -> say("Cancelled: {0} of {1} got it.", number(sent), applicants(total));
      case PAUSED -> say("Paused: {0} of {1} got it so far.", number(sent), applicants(total));
      case WAITING, RUNNING -> say("On its way to {0}.", applicants(total - skipped));
      case DONE -> done();
    };
  }

  private String done() {
    if (sent == 0) return say("Nobody got it.");
    if (skipped == 0) return say("Sent to {0}.", applicants(sent));
    return say(
        "Sent to {0} of {1}; {2} skipped.", number(sent), applicants(total), number(skipped));
  }

  private static String applicants(int count) {
    return count == 1 ? say("1 applicant") : say("{0} applicants", number(count));
  }

  private static String number(int count) {
    return "%,d".formatted(count);
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
