package earshot.importing;

import earshot.company.User;
import earshot.company.Users;
import earshot.database.Turns;
import earshot.language.Say;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Works off an import of the current company, some rows at a time. Each time is one transaction
/// that holds the import fast and counts what it did: dying in the middle leaves nothing of it, and
/// whoever goes on begins behind the rows that are counted.
@Component
class ImportWorker {

  static final int CHUNK = 1_000;

  private static final String ODD = "The database cannot store what stands in this row.";

  private final ImportDatabase database;
  private final FileDatabase files;
  private final Adding adding;
  private final Users users;
  private final ImportProgress progress;
  private final TransactionOperations transaction;
  private final Clock clock;

  ImportWorker(
      ImportDatabase database,
      FileDatabase files,
      Adding adding,
      Users users,
      ImportProgress progress,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.files = files;
    this.adding = adding;
    this.users = users;
    this.progress = progress;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Goes on until it is done, another import of the company is at work, or this node has to end.
  ///
  /// @return when to go on; empty once nothing is left to do
  Optional<Instant> workOff(long id, BooleanSupplier ending) {
    try {
      var its = transaction.execute(_ -> running(id));
      return its == null ? Optional.empty() : workOff(its, ending);
    } catch (NotItsTurn others) {
      return Optional.of(Turns.next(clock.instant()));
    }
  }

  private Optional<Instant> workOff(Import its, BooleanSupplier ending) {
    var id = its.id();
    try (var rows = FileRows.of(its, files.open(id), its.counts().done())) {
      List<Numbered> some;
      do {
        some = rows.next(CHUNK);
        if (!workOff(id, some)) return Optional.empty();
      } while (!some.isEmpty() && !ending.getAsBoolean());
      return Optional.of(clock.instant());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Returns whether there may be more. Rows that the database refuses are told from others by
  /// halving.
  private boolean workOff(long id, List<Numbered> rows) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> workOffHeld(id, rows)));
    } catch (DataIntegrityViolationException refused) {
      if (rows.size() == 1)
        return Boolean.TRUE.equals(transaction.execute(_ -> refuse(id, rows.getFirst())));
      var half = rows.size() / 2;
      return workOff(id, rows.subList(0, half)) && workOff(id, rows.subList(half, rows.size()));
    }
  }

  private boolean workOffHeld(long id, List<Numbered> rows) {
    var its = held(id, rows);
    if (its == null) return false;
    var user = users.find(its.userId()).filter(User::mayReviewAnywhere);
    if (rows.isEmpty() || user.isEmpty()) {
      end(its, user.isEmpty() ? ImportState.STOPPED : ImportState.DONE);
      return false;
    }
    database.planAnew();
    Say.in(user.get().language(), () -> added(its, user.get(), rows));
    progress.tell(its);
    return true;
  }

  /// Says to its user why rows cannot be taken.
  private int added(Import its, User user, List<Numbered> rows) {
    adding.add(its, user, rows);
    return rows.size();
  }

  private boolean refuse(long id, Numbered row) {
    var its = held(id, List.of(row));
    if (its == null) return false;
    adding.refuse(its, row, ODD);
    return true;
  }

  /// Null if it is over. Where somebody else has got further it is gone on with behind that: theirs
  /// may be the job that is not there any more.
  private @Nullable Import held(long id, List<Numbered> rows) {
    var its = running(id);
    if (its == null) return null;
    if (!rows.isEmpty() && rows.getFirst().number() != its.counts().done() + 1)
      throw new NotItsTurn();
    return its;
  }

  /// Null if it is over.
  private @Nullable Import running(long id) {
    if (!database.takeTurn()) throw new NotItsTurn();
    return database.lock(id).filter(it -> it.state() == ImportState.RUNNING).orElse(null);
  }

  private void end(Import its, ImportState state) {
    database.change(its.id(), state, clock.instant());
    files.delete(its.id());
    progress.tell(its);
  }
}
