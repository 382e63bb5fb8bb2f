package earshot.conversation;

import earshot.hiring.Stage;
import org.jspecify.annotations.Nullable;

/// What decides whether somebody may write: read in the transaction that then stores the message,
/// with the stage held fast until it commits.
///
/// @param storedSeq where the same submission already stands; null if it is new
/// @param storedRefusal why that one was not delivered; null if it was
record Door(
    long applicantId,
    long locationId,
    Stage stage,
    boolean erased,
    boolean started,
    @Nullable Integer storedSeq,
    @Nullable Refusal storedRefusal) {

  /// Why this author may not write now; null if the door is open.
  @Nullable Refusal refusal(Author author) {
    if (erased) return Refusal.ERASED;
    return switch (author) {
      case Author.OfStaff(var user) -> Refusal.of(user, locationId, stage);
      case Author.OfApplicant _ -> started ? Refusal.closed(stage) : Refusal.NOT_STARTED;
    };
  }
}
