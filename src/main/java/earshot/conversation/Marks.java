package earshot.conversation;

import earshot.company.User;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What users mark for themselves: conversations read or unread, archived or back in the inbox,
/// also those of colleagues at the locations they review. Nobody else's view changes.
@Component
public class Marks {

  private final ParticipantDatabase database;
  private final Audience audience;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Marks(
      ParticipantDatabase database,
      Audience audience,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.audience = audience;
    this.events = events;
    this.clock = clock;
  }

  /// Marks all of them in one go. Ids of conversations that are not there for the user are passed
  /// over, as if they did not exist; marking twice is marking once.
  @Transactional
  public Marked mark(User user, Collection<Long> conversations, Mark mark) {
    return mark(user, conversations, Map.of(), mark);
  }

  /// The same as far as the user has seen them: what has a newer answer is not archived, and that
  /// answer is not read.
  ///
  /// @param seen the seqs of the last answers the user was shown, by conversation; those that are
  ///   not named were seen whole
  @Transactional
  public Marked mark(
      User user, Collection<Long> conversations, Map<Long, Integer> seen, Mark mark) {
    var now = clock.instant();
    database.watch(user, conversations);
    var marked = database.mark(user, conversations, seen, mark, now);
    var changed = marked.before().stream().map(Marked.Before::conversationId).toList();
    if (!changed.isEmpty()) audience.tellMarks(user.id());
    if (mark == Mark.ARCHIVED) events.publishEvent(new Archived(user.id(), changed));
    return marked;
  }

  /// Puts everything back as it was, except where something newer happened; returns in how many
  /// conversations.
  @Transactional
  public int undo(User user, Marked marked) {
    var undone = database.restore(user, marked, clock.instant());
    if (undone > 0) audience.tellMarks(user.id());
    return undone;
  }

  /// The user has seen everything up to that seq.
  @Transactional
  void read(User user, long conversation, int seq) {
    database.watch(user, List.of(conversation));
    if (database.read(user, conversation, seq, clock.instant()))
      audience.tellRead(user.id(), conversation, seq);
  }
}
