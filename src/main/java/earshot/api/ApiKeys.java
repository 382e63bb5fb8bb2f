package earshot.api;

import earshot.account.Token;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.NewUser;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The keys of the current company, in the hands of its administrators. The secret is shown once;
/// only its hash is kept.
@Component
public class ApiKeys {

  /// A new key and its secret.
  public record Made(ApiKey key, String secret) {}

  /// A key in use, with the rights of this moment.
  record Caller(User user, ApiKey key) {}

  private static final String PREFIX = "earshot_";
  private static final Duration NOTED_EACH = Duration.ofMinutes(1);

  /// No password encoder made it, so no password matches it.
  private static final String NO_PASSWORD = "{program}";

  private final ApiKeyDatabase database;
  private final Users users;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transaction;
  private final Audit audit;
  private final Clock clock;

  /// Whose the keys in use are, by their hashes: of all that is known of a key only this never
  /// changes, and asking for it is a transaction.
  private final Map<String, Long> companies = new ConcurrentHashMap<>();

  ApiKeys(
      ApiKeyDatabase database,
      Users users,
      ApplicationEventPublisher events,
      TransactionOperations transaction,
      Audit audit,
      Clock clock) {
    this.audit = audit;
    this.database = database;
    this.users = users;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Makes a key with a secret nobody can guess.
  @Transactional
  public Made make(User by, NewApiKey wanted) {
    return make(by, wanted, PREFIX + Token.random().value() + Token.random().value());
  }

  /// Makes a key with that secret, which is no secret: for the demo.
  @Transactional
  public Made make(@Nullable User by, NewApiKey wanted, String secret) {
    var hash = new Token(secret).hash();
    var email = "key-" + hash.substring(0, 16) + "@programs.invalid"; // RFC 6761: nobody's, ever
    var user =
        users.addProgram(
            new NewUser(wanted.name().text(), email, ZoneOffset.UTC, NO_PASSWORD, wanted.rights()));
    var id = database.insert(user, wanted, hash, secret, by, clock.instant());
    events.publishEvent(new ApiKeyMade(id));
    audit.note(by, Deed.MADE_KEY, About.thing(wanted.name().text()));
    return new Made(find(id), secret);
  }

  /// Whether the current company ever had a key of that secret.
  @Transactional(readOnly = true)
  public boolean isKnown(String secret) {
    return database.isKnown(new Token(secret).hash());
  }

  /// All of them, the newest first, those revoked last.
  @Transactional(readOnly = true)
  public List<ApiKey> all() {
    return database.all();
  }

  /// @throws NotFound if there is none of that id
  @Transactional(readOnly = true)
  public ApiKey find(long id) {
    return database.all().stream()
        .filter(key -> key.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFound("key"));
  }

  /// Lets nobody in with it any more, from the next request on; what it wrote stays.
  ///
  /// @throws NotFound if there is none of that id
  @Transactional
  public void revoke(long id) {
    var key = find(id);
    database.revoke(key, clock.instant());
    audit.note(Deed.REVOKED_KEY, About.thing(key.name()));
  }

  /// Whose request it is; empty unless the key works.
  Optional<Caller> caller(String secret) {
    var hash = new Token(secret).hash();
    return Optional.ofNullable(companies.get(hash))
        .or(() -> companyOf(hash))
        .flatMap(company -> caller(hash, company));
  }

  private Optional<Long> companyOf(String hash) {
    var found =
        Lookup.by(
            hash,
            () ->
                Objects.requireNonNull(
                    transaction.execute(
                        _ -> database.find(hash).map(ApiKeyDatabase.Found::companyId))));
    found.ifPresent(company -> companies.put(hash, company));
    return found;
  }

  private Optional<Caller> caller(String hash, long company) {
    return CurrentCompany.call(
        company,
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    _ -> database.find(hash).flatMap(found -> caller(found.key())))));
  }

  private Optional<Caller> caller(ApiKey key) {
    var now = clock.instant();
    var used = key.lastUsedAt();
    if (used == null || used.isBefore(now.minus(NOTED_EACH))) database.used(key.id(), now);
    return users.find(key.userId()).map(user -> new Caller(user, key));
  }
}
