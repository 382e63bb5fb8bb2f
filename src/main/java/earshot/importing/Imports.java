package earshot.importing;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.company.Users;
import earshot.csv.CsvFormat;
import earshot.notification.JobQueue;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.server.ResponseStatusException;

/// The imports of the current company: uploaded, looked ahead at, begun, watched and undone. Users
/// who review applications see and undo their own, administrators all.
@Component
public class Imports {

  private final ImportDatabase database;
  private final FileDatabase files;
  private final Uploads uploads;
  private final Previews previews;
  private final Users users;
  private final ImportProgress progress;
  private final Audit audit;
  private final JobQueue jobs;
  private final TransactionOperations transaction;
  private final Clock clock;

  Imports(
      ImportDatabase database,
      FileDatabase files,
      Uploads uploads,
      Previews previews,
      Users users,
      ImportProgress progress,
      Audit audit,
      JobQueue jobs,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.files = files;
    this.uploads = uploads;
    this.previews = previews;
    this.users = users;
    this.progress = progress;
    this.audit = audit;
    this.jobs = jobs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Keeps a file and returns the id of its import; what its columns hold is guessed.
  ///
  /// @param name as it came; it is kept as a harmless one
  /// @throws InvalidInput if it cannot be read as a table
  public long upload(User user, String name, InputStreamSource file, long size) throws IOException {
    if (!user.mayReviewAnywhere()) throw new NotFound("page");
    return uploads.take(user, name, file, size);
  }

  /// Reads the file in another way, which begins anew with its columns.
  ///
  /// @throws InvalidInput if that makes no table of it
  public void read(User user, long id, CsvFormat format) throws IOException {
    var its = found(user, id);
    open(its);
    var uploader = uploader(its);
    var header = Uploads.header(format, files.open(id));
    transaction.executeWithoutResult(_ -> {
      open(lock(user, id));
      database.rename(id, format, uploads.columns(uploader, header));
    });
  }

  /// Says what the columns hold, and looks ahead at what would come of it, with the rights of
  /// whoever uploaded it, as it is worked off with these.
  ///
  /// @param fields one for each column
  /// @param job for rows that name none
  /// @throws InvalidInput if nobody could be made of them; what was said is kept
  public void name(User user, long id, List<Field> fields, @Nullable Long job) throws IOException {
    var its = found(user, id);
    open(its);
    var uploader = uploader(its);
    if (fields.size() != its.columns().header().size()) throw readOtherwise();
    var columns = new Columns(its.columns().header(), fields, job);
    var said = Objects.requireNonNull(transaction.execute(_ -> database.say(its, columns)));
    if (!said.orElseThrow(Imports::readOtherwise))
      throw new InvalidInput(
          "columns", say("You may not review applications for the chosen job any more."));
    columns.check();
    var preview = previews.of(uploader, its, columns);
    transaction.executeWithoutResult(_ -> database.seen(its, columns, preview));
  }

  /// Begins; doing it twice is doing it once.
  ///
  /// @param reading the [Import#reading] whose preview was shown; null from a page of the version
  ///   before
  /// @throws InvalidInput if it is read in another way by now, and if whoever uploaded it may not
  ///   import any more
  @Transactional
  public void start(User user, long id, @Nullable String reading) {
    var its = lock(user, id);
    if (its.state() == ImportState.READY) {
      uploader(its);
      if (reading != null && !reading.equals(its.reading()))
        throw new InvalidInput(
            "columns",
            say("Something else was said of the columns meanwhile. This is what will come of it."));
    }
    move(
        user,
        id,
        ImportState.RUNNING,
        Set.of(ImportState.READY),
        say("First say what the columns hold."),
        Deed.IMPORTED);
  }

  /// Takes back what it made, but for what was used since.
  @Transactional
  public void undo(User user, long id) {
    move(
        user,
        id,
        ImportState.UNDOING,
        Set.of(ImportState.DONE, ImportState.STOPPED),
        say("Only an import that is over can be undone."),
        Deed.UNDID_IMPORT);
  }

  /// @throws NotFound if there is none that the user may see
  @Transactional(readOnly = true)
  public Import find(User user, long id) {
    return database
        .find(user, id)
        .filter(_ -> user.mayReviewAnywhere())
        .orElseThrow(() -> new NotFound("import"));
  }

  /// The newest ones the user may see.
  @Transactional(readOnly = true)
  public List<Import> recent(User user, int limit) {
    if (!user.mayReviewAnywhere()) throw new NotFound("page");
    return database.recent(user, limit);
  }

  /// Files that wait for longer than a day go, and cells of bad rows after 30 days.
  @Transactional
  public void forgetOld() {
    database.forgetOld(clock.instant());
  }

  private void move(
      User user, long id, ImportState to, Set<ImportState> from, String otherwise, Deed deed) {
    var its = lock(user, id);
    if (its.state() == to || isBeyond(its.state(), to)) return;
    if (!from.contains(its.state()))
      throw new ResponseStatusException(HttpStatus.CONFLICT, otherwise);
    database.change(id, to, clock.instant());
    audit.note(user, deed, About.NOTHING.with("number " + id));
    progress.tell(its);
    jobs.add(ImportTask.job(user.companyId(), id, user.id(), to), clock.instant());
  }

  private static InvalidInput readOtherwise() {
    return new InvalidInput(
        "columns", say("The file was read in another way meanwhile; look again."));
  }

  private User uploader(Import its) {
    return users
        .find(its.userId())
        .filter(User::mayReviewAnywhere)
        .orElseThrow(() ->
            new InvalidInput(
                "columns",
                say(
                    "Whoever uploaded this file may not import any more. Upload it again yourself.")));
  }

  /// A second click comes late.
  private static boolean isBeyond(ImportState state, ImportState wanted) {
    return wanted == ImportState.RUNNING ? !state.isOpen() : state == ImportState.UNDONE;
  }

  /// In a transaction of its own, as reading a file takes long.
  private Import found(User user, long id) {
    return Objects.requireNonNull(transaction.execute(_ -> find(user, id)));
  }

  private Import lock(User user, long id) {
    find(user, id);
    return database.lock(id).orElseThrow(() -> new NotFound("import"));
  }

  private static void open(Import its) {
    if (!its.state().isOpen())
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, say("This import was started already."));
  }
}
