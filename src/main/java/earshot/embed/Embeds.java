package earshot.embed;

import earshot.account.Token;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.company.UserDisabled;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Conversations in pages of other systems: made by a key, opened once, and then a session of a
/// working day that ends with any of the rights it stands on.
@Component
class Embeds {

  /// @param token what opens it
  /// @param until when it must have been opened
  record Made(Token token, Instant until) {}

  /// A session and its secret.
  record Begun(Token secret, String origin) {}

  private static final Duration TO_OPEN = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(8);

  private final EmbedDatabase database;
  private final Users users;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Embeds(
      EmbedDatabase database,
      Users users,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.users = users;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The application another system calls that.
  @Transactional(readOnly = true)
  public Optional<Long> ofExternal(String id) {
    return database.application(id);
  }

  @Transactional
  public Made make(long key, User reader, long application, String origin) {
    var token = Token.random();
    var until = clock.instant().plus(TO_OPEN);
    database.insert(token, key, reader.id(), application, origin, until);
    return new Made(token, until);
  }

  /// Who may frame what that token opens; empty for nobody.
  Optional<String> framedBy(String token) {
    var hash = new Token(token).hash();
    return inItsCompany(hash, () -> database.origin(hash));
  }

  /// Opens it, the first time and within five minutes.
  Optional<Begun> open(String token) {
    var hash = new Token(token).hash();
    return inItsCompany(hash, () -> begin(hash));
  }

  /// Whose session it is, while it goes on.
  Optional<Embedded> find(String secret) {
    var hash = new Token(secret).hash();
    return inItsCompany(hash, () -> embedded(hash));
  }

  /// Whether a session of the current company goes on.
  @Transactional(readOnly = true)
  public boolean goesOn(String sessionHash) {
    return embedded(sessionHash).isPresent();
  }

  @EventListener
  void on(UserDisabled disabled) {
    database.endAll(disabled.userId());
  }

  private Optional<Begun> begin(String tokenHash) {
    var secret = Token.random();
    var opened = database.open(tokenHash, secret.hash(), clock.instant().plus(LONGEST));
    var reader = embedded(secret.hash()).map(Embedded::user);
    reader.ifPresent(user -> audit.note(user, Deed.SIGNED_IN, words(opened.orElseThrow())));
    return reader.flatMap(_ -> opened).map(it -> new Begun(secret, it.origin()));
  }

  private static About words(EmbedDatabase.Opened opened) {
    return About.application(opened.applicationId())
        .with("for one conversation in " + opened.origin());
  }

  private Optional<Embedded> embedded(String sessionHash) {
    return database
        .session(sessionHash)
        .flatMap(it ->
            users
                .find(it.userId())
                .filter(user -> user.mayReview(it.locationId()))
                .map(user -> new Embedded(user, it.applicationId(), sessionHash)));
  }

  private <T> Optional<T> inItsCompany(String hash, Supplier<Optional<T>> work) {
    return Lookup.by(hash, () -> inTransaction(() -> database.company(hash)))
        .flatMap(company -> CurrentCompany.call(company, () -> inTransaction(work)));
  }

  private <T> Optional<T> inTransaction(Supplier<Optional<T>> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
