package earshot.company;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The locations of the current company.
@Component
public class Locations {

  private final LocationDatabase database;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  Locations(LocationDatabase database, ApplicationEventPublisher events, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// Adds a location without an address and returns its id.
  @Transactional
  public long add(String name, ZoneId zone, String phoneRegion) {
    return database.insert(new LocationText(name, Address.NONE, zone, phoneRegion));
  }

  /// Adds a location and returns its id.
  ///
  /// @throws InvalidInput if there is one of that name
  @Transactional
  public long add(LocationText text) {
    refuseTwice(text.name(), 0);
    audit.note(Deed.ADDED_LOCATION, About.thing(text.name()));
    return database.insert(text);
  }

  /// @throws NotFound if there is none of that id
  /// @throws InvalidInput if there is another one of that name
  @Transactional
  public void change(long id, LocationText text) {
    refuseTwice(text.name(), id);
    if (!database.update(id, text)) throw new NotFound("location");
    audit.note(Deed.CHANGED_LOCATION, About.thing(text.name()));
  }

  /// Ends hiring there: what is advertised there closes with it; applications and conversations
  /// stay.
  ///
  /// @throws NotFound if there is none of that id
  @Transactional
  public void close(long id) {
    if (!database.close(id, clock.instant())) throw new NotFound("location");
    audit.note(Deed.CLOSED_LOCATION, About.thing(find(id).name()));
    events.publishEvent(new LocationClosed(id));
  }

  /// Begins hiring there again; its jobs stay closed until they are opened one by one.
  ///
  /// @throws NotFound if there is none of that id
  @Transactional
  public void open(long id) {
    if (!database.open(id)) throw new NotFound("location");
    audit.note(Deed.OPENED_LOCATION, About.thing(find(id).name()));
  }

  /// Those where the user may review applications, by name.
  @Transactional(readOnly = true)
  public List<Location> reviewedBy(User user) {
    return database.of(user.locations());
  }

  /// Those where the user may manage jobs and that are not closed, by name.
  @Transactional(readOnly = true)
  public List<Location> hiredAtBy(User user) {
    return database.of(user.jobLocations()).stream().filter(it -> !it.closed()).toList();
  }

  /// All of them, by name.
  @Transactional(readOnly = true)
  public List<Location> all() {
    return database.all();
  }

  /// The location of that id, which must exist.
  ///
  /// @throws NotFound if it does not
  @Transactional(readOnly = true)
  public Location find(long id) {
    return database.find(id).orElseThrow(() -> new NotFound("location"));
  }

  private void refuseTwice(String name, long own) {
    database.oneAtATime();
    if (database.isTaken(name, own))
      throw new InvalidInput("name", say("There is a location of that name already."));
  }
}
