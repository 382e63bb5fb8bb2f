package earshot.bulk;

import earshot.company.User;
import earshot.conversation.InvalidMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The bulk messages of the current company: looked ahead at, accepted, watched and stopped. Users
/// see and stop their own, administrators all.
@Component
public class BulkMessages {

  /// How many applications one bulk message can go to.
  public static final int MOST = 50_000;

  /// How long it can be undone.
  public static final Duration UNDO = Duration.ofSeconds(10);

  /// Looks ahead: who would not get it, or not on every channel, and why.
  public Preflight preflight(User user, Recipients recipients, String body) {
    throw new UnsupportedOperationException("soon");
  }

  /// Accepts a bulk message and returns its id; it begins after [#UNDO]. The same key again is the
  /// same bulk message.
  ///
  /// @param leaveOut leaves out all who cannot get it, and of several applications of one applicant
  ///   all but the newest
  /// @throws InvalidMessage for a text that is empty, too long or has an unknown field, for too
  ///   many recipients and for none
  public long send(User user, Recipients recipients, boolean leaveOut, String body, String key) {
    throw new UnsupportedOperationException("soon");
  }

  /// The bulk message with its progress, if the user may see it.
  public Optional<BulkMessage> find(User user, long id) {
    throw new UnsupportedOperationException("soon");
  }

  /// The newest ones the user may see.
  public List<BulkMessage> recent(User user, int limit) {
    throw new UnsupportedOperationException("soon");
  }

  /// Takes it back before it has begun: nothing was sent.
  public void undo(User user, long id) {
    throw new UnsupportedOperationException("soon");
  }

  public void pause(User user, long id) {
    throw new UnsupportedOperationException("soon");
  }

  public void resume(User user, long id) {
    throw new UnsupportedOperationException("soon");
  }

  /// Stops what is left; what was sent stays.
  public void cancel(User user, long id) {
    throw new UnsupportedOperationException("soon");
  }

  /// What the applicant of that application would read.
  public Preview preview(User user, long application, String body) {
    throw new UnsupportedOperationException("soon");
  }
}
