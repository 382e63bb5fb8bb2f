package earshot.bulk;

import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.BulkPart;
import earshot.conversation.Conversations;
import earshot.database.FreshPlans;
import earshot.database.Turns;
import earshot.notification.BulkLine;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Works off a bulk message of the current company, some hundred recipients at a time. Each time is
/// one transaction that holds the bulk message fast: dying in the middle leaves nothing of it, and
/// whoever goes on finds the recipients still waiting.
@Component
class BulkWorker {

  static final int CHUNK = 250;

  private static final String DISABLED = "The sender's account was disabled";
  private static final String GONE = "The application is not there any more";

  private final BulkDatabase database;
  private final Conversations conversations;
  private final Users users;
  private final BulkProgress progress;
  private final BulkLine line;
  private final FreshPlans plans;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Turns turns;

  BulkWorker(
      BulkDatabase database,
      Conversations conversations,
      Users users,
      BulkProgress progress,
      BulkLine line,
      FreshPlans plans,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.conversations = conversations;
    this.users = users;
    this.progress = progress;
    this.line = line;
    this.plans = plans;
    this.transaction = transaction;
    this.clock = clock;
    this.turns = new Turns(clock);
  }

  /// Goes on until it is done, somebody stops it, it is the turn of others, or this node has to
  /// end.
  ///
  /// @return when to go on; empty once nothing is left to do
  Optional<Instant> workOff(long id, BooleanSupplier ending) {
    return turns.take(ending, over -> workOffUntil(over, id));
  }

  private Optional<Instant> workOffUntil(BooleanSupplier over, long id) {
    Optional<Instant> again;
    do again = workOffSome(id);
    while (again.isPresent() && !again.get().isAfter(clock.instant()) && !over.getAsBoolean());
    line.begin();
    return again;
  }

  /// The next recipients alone.
  Optional<Instant> workOffSome(long id) {
    return Objects.requireNonNull(
        transaction.execute(_ -> database.lock(id).flatMap(this::workOffSome)));
  }

  private Optional<Instant> workOffSome(Work bulk) {
    var now = clock.instant();
    if (bulk.state() == BulkState.WAITING && mayBeUndone(bulk, now))
      return Optional.of(bulk.beginsAt());
    if (!bulk.state().isGoingOn()) return Optional.empty();
    plans.use();
    var recipients = database.next(bulk.id(), CHUNK);
    database.handled(bulk.id(), recipients, send(bulk, recipients));
    var left = recipients.size() == CHUNK;
    database.change(bulk.id(), left ? BulkState.RUNNING : BulkState.DONE, now);
    progress.tell(bulk, left ? BulkState.RUNNING : BulkState.DONE);
    return left ? Optional.of(now) : Optional.empty();
  }

  /// What was accepted far in the future, by a clock that has been put right since, is not waited
  /// for.
  private static boolean mayBeUndone(Work bulk, Instant now) {
    var begins = bulk.beginsAt();
    return begins.isAfter(now) && !begins.isAfter(now.plus(BulkMessages.UNDO.multipliedBy(2)));
  }

  /// Returns why some do not get it. The sender's rights are those of now.
  private Map<Long, String> send(Work bulk, List<Long> recipients) {
    var reasons = new HashMap<Long, String>();
    users
        .find(bulk.userId())
        .ifPresentOrElse(
            sender -> send(bulk, recipients, sender, reasons),
            () -> recipients.forEach(id -> reasons.put(id, DISABLED)));
    return reasons;
  }

  private void send(Work bulk, List<Long> recipients, User sender, Map<Long, String> reasons) {
    var text = new BulkText(sender, bulk.body());
    var bodies = new TreeMap<Long, String>();
    var gone = new HashSet<>(recipients); // with an import that was undone meanwhile
    for (var candidate : database.candidates(recipients, 0, CHUNK)) {
      gone.remove(candidate.applicationId());
      var why = text.whyNot(candidate);
      if (why != null) reasons.put(candidate.applicationId(), why);
      else bodies.put(candidate.applicationId(), text.to(candidate));
    }
    gone.forEach(id -> reasons.put(id, GONE));
    conversations
        .sendAll(new BulkPart(sender, bulk.id(), bodies))
        .forEach((id, refusal) -> reasons.put(id, BulkText.words(refusal)));
  }
}
