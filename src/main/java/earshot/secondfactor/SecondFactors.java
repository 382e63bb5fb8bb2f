package earshot.secondfactor;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.seal.SealedBytes;
import earshot.secondfactor.SecondFactorChanged.Change;
import earshot.web.InvalidInput;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The second factors of the current company's users: set up with an authenticator app, asked for
/// after the password, turned off or reset.
@Component
public class SecondFactors {

  /// What a right password still needs.
  public enum Need {
    NOTHING,
    CODE,
    /// The company wants everybody to have a second factor, and the user has none yet.
    SET_UP
  }

  private final SecondFactorDatabase database;
  private final SealedBytes sealed;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(
      SecondFactorDatabase database,
      SealedBytes sealed,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.sealed = sealed;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Need need(User user) {
    if (of(user.id()).isOn()) return Need.CODE;
    return database.isRequired() ? Need.SET_UP : Need.NOTHING;
  }

  @Transactional(readOnly = true)
  public SecondFactor of(long user) {
    return database.state(user).orElse(SecondFactor.NONE);
  }

  /// Whether everybody of the company who signs in by password needs one.
  @Transactional(readOnly = true)
  public boolean isRequired() {
    return database.isRequired();
  }

  /// Holds with the next sign-in of each.
  @Transactional
  public void require(boolean required) {
    database.require(required);
    audit.note(
        Deed.CHANGED_SETTING,
        About.thing("whether everybody needs a second factor").with(required ? "to yes" : "to no"));
  }

  /// Makes a new key, which is asked for once a first code has confirmed it. One in use stays.
  @Transactional
  public void begin(User user) {
    var key = new byte[Totp.KEY_BYTES];
    random.nextBytes(key);
    database.begin(user.id(), sealed.close(purpose(user.id()), key));
  }

  /// The key that waits for its first code.
  @Transactional(readOnly = true)
  public Optional<Enrollment> begun(User user) {
    return database
        .key(user.id())
        .filter(kept -> !kept.confirmed())
        .map(kept -> Enrollment.of(user, open(user.id(), kept.sealedKey())));
  }

  /// Turns it on by a first code of the app.
  ///
  /// @return the recovery codes, which cannot be had a second time
  /// @throws InvalidInput if it is no code of the key that waits
  @Transactional
  public List<String> confirm(User user, String typed) {
    var waits = database.key(user.id()).filter(kept -> !kept.confirmed());
    if (waits.isEmpty()
        || !isOfApp(user.id(), typed)
        || !database.confirm(user.id(), clock.instant()))
      throw new InvalidInput(
          "code", say("That is not the code of this key. Type the one the app shows just now."));
    return replaceCodes(user.id(), Change.TURNED_ON);
  }

  /// Takes a code of the app or a recovery code; each is good once.
  @Transactional
  public boolean accept(User user, String typed) {
    if (!of(user.id()).isOn()) return false;
    if (!RecoveryCode.isOne(typed)) return isOfApp(user.id(), typed);
    var used =
        database.codes(user.id()).stream()
            .filter(code -> RecoveryCode.matches(typed, code.hash()))
            .anyMatch(code -> database.useCode(user.id(), code.number(), clock.instant()));
    if (used) publish(user.id(), Change.RECOVERY_CODE_USED);
    return used;
  }

  /// Makes the recovery codes anew; the old ones end.
  @Transactional
  public List<String> newRecoveryCodes(User user) {
    return replaceCodes(user.id(), Change.NEW_RECOVERY_CODES);
  }

  @Transactional
  public void turnOff(User user) {
    if (database.delete(user.id())) publish(user.id(), Change.TURNED_OFF);
  }

  /// Takes it from somebody who lost it, in the name of an administrator.
  @Transactional
  public void reset(long user) {
    if (database.delete(user)) publish(user, Change.RESET);
  }

  private List<String> replaceCodes(long user, Change change) {
    var codes = Stream.generate(RecoveryCode::random).limit(RecoveryCode.COUNT).toList();
    database.replaceCodes(user, codes.stream().map(RecoveryCode::hash).toList());
    publish(user, change);
    return codes;
  }

  private boolean isOfApp(long user, String typed) {
    var digits = typed.replaceAll("\\s", "");
    var key = database.key(user).map(kept -> open(user, kept.sealedKey())).orElseThrow();
    var step = Totp.step(key, digits, clock.instant());
    return step.isPresent() && database.use(user, step.getAsLong());
  }

  private byte[] open(long user, byte[] sealedKey) {
    return sealed.open(purpose(user), sealedKey);
  }

  /// One that is copied to another user's row does not open there.
  private static String purpose(long user) {
    return "second-factor:" + user;
  }

  private void publish(long user, Change change) {
    events.publishEvent(new SecondFactorChanged(user, change));
    audit.note(Deed.CHANGED_SECOND_FACTOR, About.person(user).with(change.words()));
  }
}
