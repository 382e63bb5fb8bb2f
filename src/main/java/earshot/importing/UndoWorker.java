package earshot.importing;

import earshot.importing.UndoDatabase.Made;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Undoes an import of the current company, some rows at a time, each time in one transaction. What
/// was used since stays, and says why.
@Component
class UndoWorker {

  static final int CHUNK = 1_000;

  private static final String REFERRED_TO = "Something else refers to it.";

  private final ImportDatabase imports;
  private final UndoDatabase database;
  private final ImportProgress progress;
  private final TransactionOperations transaction;
  private final Clock clock;

  UndoWorker(
      ImportDatabase imports,
      UndoDatabase database,
      ImportProgress progress,
      TransactionOperations transaction,
      Clock clock) {
    this.imports = imports;
    this.database = database;
    this.progress = progress;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Goes on until it is done or this node has to end.
  ///
  /// @return when to go on; empty once nothing is left to do
  Optional<Instant> workOff(long id, BooleanSupplier ending) {
    boolean more;
    do more = workOff(id, CHUNK);
    while (more && !ending.getAsBoolean());
    return more ? Optional.of(clock.instant()) : Optional.empty();
  }

  /// Returns whether there may be more. Of what cannot be taken back for a reason nobody thought of
  /// fewer are tried, in the end one.
  private boolean workOff(long id, int most) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> workOffHeld(id, most)));
    } catch (DataIntegrityViolationException referredTo) {
      if (most > 1) return workOff(id, most / 2);
      return Boolean.TRUE.equals(transaction.execute(_ -> keep(id)));
    }
  }

  private boolean workOffHeld(long id, int most) {
    var its = imports.lock(id).orElse(null);
    if (its == null || its.state() != ImportState.UNDOING) return false;
    imports.planAnew();
    var made = database.next(id, most);
    if (made.isEmpty()) imports.change(id, ImportState.UNDONE, clock.instant());
    else database.remove(id, made.stream().filter(it -> it.reason() == null).toList());
    database.note(id, made);
    progress.tell(its);
    return !made.isEmpty();
  }

  private boolean keep(long id) {
    if (imports.lock(id).isEmpty()) return false;
    for (var one : database.next(id, 1))
      database.note(
          id, List.of(new Made(one.number(), one.application(), one.applicant(), REFERRED_TO)));
    return true;
  }
}
