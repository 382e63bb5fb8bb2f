package earshot.bulk;

import static earshot.language.Say.say;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Holds what comes again under its key against what was accepted. Who got no answer may change the
/// text, or whom it is for, and press again: that must not be taken for sent.
@Component
class SentAgain {

  private final BulkDatabase database;
  private final Choice choice;

  SentAgain(BulkDatabase database, Choice choice) {
    this.database = database;
    this.choice = choice;
  }

  /// The id of the earlier one.
  ///
  /// @throws ResponseStatusException 409 if it is another one, was undone or was stopped
  long sameAs(Accepted earlier, BulkText text, Recipients recipients, boolean leaveOut) {
    if (earlier.state() == BulkState.UNDONE)
      throw conflict(say("Your message from before was taken back. Send again to send this one."));
    if (earlier.state() == BulkState.CANCELLED)
      throw conflict(
          say(
              "Your message from before was stopped, and some may have got it. Send again to send this one to all."));
    if (!earlier.body().equals(text.body()) || !isFor(earlier, text, recipients, leaveOut))
      throw conflict(
          say("Your message from before is on its way already. Send again to send this one too."));
    return earlier.id();
  }

  private boolean isFor(Accepted earlier, BulkText text, Recipients recipients, boolean leaveOut) {
    return switch (recipients) {
      case Recipients.Ticked(var ticked) -> isFor(earlier, ticked, leaveOut);
      // A list may have changed by itself: whom it has gained since is not missed, nor who was left
      // out.
      case Recipients.Matching all ->
          leaveOut || !database.misses(earlier.id(), choice.ids(text.sender(), all));
    };
  }

  private boolean isFor(Accepted earlier, List<Long> ticked, boolean leaveOut) {
    return database.recipientsAmong(earlier.id(), ticked) == earlier.total()
        && (leaveOut || earlier.total() == ticked.size());
  }

  private static ResponseStatusException conflict(String sentence) {
    return new ResponseStatusException(HttpStatus.CONFLICT, sentence);
  }
}
