package earshot.passkey;

import static earshot.language.Say.say;

import earshot.account.Token;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.company.UserDisabled;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import earshot.web.OneLine;
import earshot.web.PublicUrl;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.function.SingletonSupplier;

/// The passkeys of users: added, named, removed, and signed in by.
@Component
public class Passkeys {

  private static final int LONGEST_NAME = 60;
  private static final int MOST = 20;

  private final PasskeyDatabase database;
  private final Challenges challenges;
  private final UserHandle handles;
  private final Users users;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final SingletonSupplier<Optional<Ceremonies>> ceremonies;

  Passkeys(
      PasskeyDatabase database,
      Challenges challenges,
      UserHandle handles,
      Users users,
      ApplicationEventPublisher events,
      Audit audit,
      TransactionOperations transaction,
      PublicUrl url) {
    this.database = database;
    this.challenges = challenges;
    this.handles = handles;
    this.users = users;
    this.events = events;
    this.audit = audit;
    this.transaction = transaction;
    this.ceremonies =
        SingletonSupplier.of(() -> url.byName().map(address -> new Ceremonies(Site.of(address))));
  }

  /// A question to a browser.
  ///
  /// @param challenge what the browser keeps until it answers
  /// @param options what its script is told, as JSON
  public record Asked(Token challenge, String options) {}

  /// The passkeys of a user of the current company, the oldest first.
  @Transactional(readOnly = true)
  public List<Passkey> of(long user) {
    return database.of(user);
  }

  /// Asks the browser of who is signed in to make one.
  @Transactional
  public Asked askToAdd(User user) {
    var known = database.stored(user.id());
    if (known.size() >= MOST)
      throw new InvalidInput("name", say("You have {0} passkeys. Remove one first.", MOST));
    var challenge = challenges.make(user.id());
    var handle = handles.of(user);
    return new Asked(challenge, ceremonies().creationOptions(challenge, user, handle, known));
  }

  /// Keeps what the browser has made.
  ///
  /// @throws InvalidInput if it does not answer what was asked, or the name cannot be taken
  @Transactional(noRollbackFor = InvalidInput.class)
  public void add(User user, Token challenge, String credential, String name) {
    var named = name(name);
    if (!challenges.use(challenge, user.id())) throw notTaken();
    var made =
        ceremonies()
            .made(challenge, user, handles.of(user), credential)
            .orElseThrow(Passkeys::notTaken);
    try {
      database.insert(user.id(), named, made);
    } catch (DuplicateKeyException twice) {
      throw notTaken();
    }
    events.publishEvent(new PasskeyChanged(user.id(), named, true));
    noted(user.id(), "added one");
  }

  /// @throws NotFound if the user has none of that id
  @Transactional
  public void rename(User user, long id, String name) {
    if (!database.rename(user.id(), id, name(name))) throw new NotFound("passkey");
  }

  /// @throws NotFound if the user has none of that id
  @Transactional
  public void remove(User user, long id) {
    var name = database.delete(user.id(), id).orElseThrow(() -> new NotFound("passkey"));
    events.publishEvent(new PasskeyChanged(user.id(), name, false));
    noted(user.id(), "removed one");
  }

  /// Takes all of them from somebody who lost them, in the name of an administrator.
  @Transactional
  public void removeAll(long user) {
    if (!database.deleteAll(user)) return;
    events.publishEvent(new PasskeyChanged(user, "", false));
    noted(user, "removed all");
  }

  private void noted(long user, String words) {
    audit.note(Deed.CHANGED_PASSKEYS, About.person(user).with(words));
  }

  /// Asks a browser, whoever sits there, to sign in.
  public Asked askToSignIn() {
    var challenge = challenges.make(null);
    return new Asked(challenge, ceremonies().requestOptions(challenge));
  }

  /// Who signed what was asked; empty for what opens nothing, and for who is disabled.
  public Optional<User> signedIn(Token challenge, String credential) {
    if (!challenges.use(challenge, null)) return Optional.empty();
    return ceremonies()
        .read(credential)
        .flatMap(signed ->
            handles
                .parse(signed.handle())
                .flatMap(owner ->
                    CurrentCompany.call(
                        owner.companyId(),
                        () ->
                            transaction.execute(
                                _ -> verified(challenge, signed, owner.userId())))));
  }

  @EventListener
  void on(UserDisabled disabled) {
    database.deleteAll(disabled.userId());
  }

  private Optional<User> verified(Token challenge, Ceremonies.Signed signed, long user) {
    return database.stored(user).stream()
        .filter(signed::isBy)
        .findFirst()
        .filter(before ->
            ceremonies()
                .verified(challenge, signed, before)
                .filter(after -> after.mayFollow(before))
                .filter(after -> database.used(user, before, after))
                .isPresent())
        .flatMap(_ -> users.find(user));
  }

  private Ceremonies ceremonies() {
    return ceremonies.obtain().orElseThrow(() -> new NotFound("way to sign in"));
  }

  private static String name(String typed) {
    return OneLine.of("name", typed, LONGEST_NAME, say("Give it a name you will know it by."));
  }

  private static InvalidInput notTaken() {
    return new InvalidInput("name", say("The passkey could not be checked. Try it once more."));
  }
}
