package earshot.posting;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.LocationClosed;
import earshot.company.Locations;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The jobs of the current company as they are advertised, and what those do with them who may.
@Component
public class Postings {

  static final int PAGE = 50;

  private final PostingDatabase database;
  private final Locations locations;
  private final Audit audit;
  private final Clock clock;

  Postings(PostingDatabase database, Locations locations, Audit audit, Clock clock) {
    this.audit = audit;
    this.database = database;
    this.locations = locations;
    this.clock = clock;
  }

  /// A page of the jobs the user may manage, by title.
  @Transactional(readOnly = true)
  public PostingPage managedBy(User user, boolean open, @Nullable String after) {
    return page(open, database.managedBy(user, open, PostingCursor.parse(after), PAGE + 1));
  }

  private PostingPage page(boolean open, List<Posting> found) {
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var next = found.size() > PAGE ? database.cursor(page.getLast()).toString() : null;
    return new PostingPage(open, page, next);
  }

  /// @throws NotFound if there is none of that id, or the user may not manage it
  @Transactional(readOnly = true)
  public Posting find(User user, long id) {
    return database
        .find(id)
        .filter(it -> user.mayManageJobs(it.locationId()))
        .orElseThrow(() -> new NotFound("job"));
  }

  /// Adds a job and returns its id.
  ///
  /// @throws NotFound if the user may not manage jobs there
  /// @throws InvalidInput if the location is closed
  @Transactional
  public long add(User user, PostingText text) {
    mayBeAt(user, text);
    audit.note(user, Deed.ADDED_JOB, About.thing(text.title()));
    return database.insert(text, clock.instant());
  }

  /// @throws NotFound if the user may not manage it, here or there
  /// @throws InvalidInput if the location is closed, or cannot be changed any more
  @Transactional
  public void change(User user, long id, PostingText text) {
    change(user, id, _ -> text);
  }

  /// The same, with a text that is made of how it is while nobody else can change it.
  @Transactional
  public void change(User user, long id, Function<Posting, PostingText> changed) {
    database.lock(id);
    var before = find(user, id);
    var text = changed.apply(before);
    if (before.locationId() != text.locationId()) mayMove(before);
    mayBeAt(user, text);
    database.update(id, text, clock.instant());
    audit.note(user, Deed.CHANGED_JOB, About.thing(text.title()));
  }

  /// Closes the job; twice is once.
  ///
  /// @throws NotFound if the user may not manage it
  @Transactional
  public Posting close(User user, long id) {
    database.lock(id);
    var posting = find(user, id);
    database.close(id);
    audit.note(user, Deed.CLOSED_JOB, About.thing(posting.title()));
    return posting;
  }

  /// A page of those one can apply for, by title.
  ///
  /// @param location its name; empty for all
  @Transactional(readOnly = true)
  public PostingPage open(String location, @Nullable String after) {
    return page(true, database.open(location, PostingCursor.parse(after), PAGE + 1));
  }

  /// The names of the locations with jobs one can apply for.
  @Transactional(readOnly = true)
  public List<String> openLocations() {
    return database.openLocations();
  }

  /// The job of the careers site's address, open or not.
  @Transactional(readOnly = true)
  public Optional<Posting> ofPublicId(String publicId) {
    return database.ofPublicId(publicId);
  }

  /// The same until the transaction ends: nobody closes it or moves it meanwhile.
  @Transactional
  public Optional<Posting> hold(String publicId) {
    return database.hold(publicId);
  }

  /// Nobody is hired there any more.
  @EventListener
  void on(LocationClosed closed) {
    database.closeAt(closed.locationId());
  }

  /// Applications belong to a location, and with it who may see them.
  private static void mayMove(Posting posting) {
    if (posting.applications() == 0) return;
    var sentence =
        say(
            "People have applied for this job at {0}, so it stays there. Close it and add one"
                + " elsewhere.",
            posting.location());
    throw new InvalidInput("location", sentence);
  }

  private void mayBeAt(User user, PostingText text) {
    if (!user.mayManageJobs(text.locationId())) throw new NotFound("location");
    var location = locations.find(text.locationId());
    if (location.closed() && text.state().isOpen())
      throw new InvalidInput(
          "location", say("{0} is closed. Choose another location.", location.name()));
  }
}
