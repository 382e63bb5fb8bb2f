package earshot.importing;

import earshot.company.User;
import earshot.company.Users;
import earshot.importing.UndoDatabase.Made;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Undoes an import of the current company, some rows at a time, each time in one transaction. What
/// was used since stays, and so does what whoever undoes it may not review at that moment; it says
/// why.
@Component
class UndoWorker {

  static final int CHUNK = 1_000;

  private static final String REFERRED_TO = "Something else refers to it.";

  private final ImportDatabase imports;
  private final UndoDatabase database;
  private final Users users;
  private final ImportProgress progress;
  private final TransactionOperations transaction;
  private final Clock clock;

  UndoWorker(
      ImportDatabase imports,
      UndoDatabase database,
      Users users,
      ImportProgress progress,
      TransactionOperations transaction,
      Clock clock) {
    this.imports = imports;
    this.database = database;
    this.users = users;
    this.progress = progress;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Goes on until it is done or this node has to end.
  ///
  /// @param by the id of whoever undoes it; 0 for whoever imported it
  /// @return when to go on; empty once nothing is left to do
  Optional<Instant> workOff(long id, long by, BooleanSupplier ending) {
    boolean more;
    do more = workOff(id, by, CHUNK);
    while (more && !ending.getAsBoolean());
    return more ? Optional.of(clock.instant()) : Optional.empty();
  }

  /// Returns whether there may be more. Of what cannot be taken back for a reason nobody thought of
  /// fewer are tried, in the end one.
  private boolean workOff(long id, long by, int most) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> workOffHeld(id, by, most)));
    } catch (DataIntegrityViolationException referredTo) {
      if (most > 1) return workOff(id, by, most / 2);
      return Boolean.TRUE.equals(transaction.execute(_ -> keep(id, by)));
    }
  }

  private boolean workOffHeld(long id, long by, int most) {
    var its = imports.lock(id).orElse(null);
    if (its == null || its.state() != ImportState.UNDOING) return false;
    imports.planAnew();
    var made = database.next(id, locations(its, by), most);
    if (made.isEmpty()) imports.change(id, ImportState.UNDONE, clock.instant());
    else database.remove(id, made.stream().filter(it -> it.reason() == null).toList());
    database.note(id, made);
    progress.tell(its);
    return !made.isEmpty();
  }

  private boolean keep(long id, long by) {
    var its = imports.lock(id).orElse(null);
    if (its == null) return false;
    for (var one : database.next(id, locations(its, by), 1))
      database.note(
          id, List.of(new Made(one.number(), one.application(), one.applicant(), REFERRED_TO)));
    return true;
  }

  private Set<Long> locations(Import its, long by) {
    return users.find(by == 0 ? its.userId() : by).map(User::locations).orElse(Set.of());
  }
}
