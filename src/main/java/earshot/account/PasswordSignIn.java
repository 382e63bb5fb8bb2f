package earshot.account;

import earshot.account.Accounts.Account;
import earshot.account.SignInTries.Tries;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/// Finds the user of an email address and a password. Takes as long for an unknown address as for a
/// wrong password, so that the time tells nobody who has an account.
@Component
class PasswordSignIn implements AuthenticationProvider {

  /// Of random bytes that are written nowhere. A constant, for making one takes as long as signing
  /// in.
  static final String HASH_OF_NOBODY =
      "{bcrypt}$2a$10$QlU2PZ/QQcrijWIntmdGsOvuDreXqgsv6p/mxHN4fZU0rIizJolW.";

  private final Accounts accounts;
  private final Users users;
  private final Passwords passwords;
  private final SignInRule rule;
  private final SignInTries tries;
  private final Audit audit;

  PasswordSignIn(
      Accounts accounts,
      Users users,
      Passwords passwords,
      SignInRule rule,
      SignInTries tries,
      Audit audit) {
    this.audit = audit;
    this.accounts = accounts;
    this.users = users;
    this.passwords = passwords;
    this.rule = rule;
    this.tries = tries;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    var email = Accounts.normalized(typed.getName());
    var password = String.valueOf(typed.getCredentials());
    var wait = Duration.ZERO;
    for (var some : tries.of(email, found(email), caller(typed))) {
      var rest = some.rest();
      if (rest.isZero()) {
        var user = user(some, password);
        rest = user.isPresent() ? some.succeeded(user.get()) : failed(some, caller(typed));
        if (user.isPresent() && rest.isZero()) return shown(user.get());
      }
      if (rest.compareTo(wait) > 0) wait = rest;
    }
    if (wait.isPositive()) throw new TooManyTries(wait);
    throw new BadCredentialsException("wrong email address or password");
  }

  /// If an address has several accounts, only those that may sign in by password. If none may, all
  /// of them, so that somebody with a right password is sent to the provider.
  private List<Account> found(String email) {
    var all = accounts.of(email);
    if (all.size() < 2) return all;
    var here = all.stream().filter(this::entersHere).toList();
    return here.isEmpty() ? all : here;
  }

  private boolean entersHere(Account account) {
    return CurrentCompany.call(account.companyId(), () -> rule.mayEnterHere(account.userId()));
  }

  private Optional<User> user(Tries some, String password) {
    if (some.accounts().isEmpty()) passwords.matches(password, HASH_OF_NOBODY);
    return some.accounts().stream()
        .filter(it -> matches(password, it))
        .findFirst()
        .flatMap(this::user);
  }

  private Duration failed(Tries some, Caller caller) {
    some.accounts().forEach(it -> failed(it, caller));
    return some.failed();
  }

  private void failed(Account account, Caller caller) {
    var about = About.person(account.userId()).with("from " + caller.place());
    CurrentCompany.run(account.companyId(), () -> audit.note(null, Deed.SIGN_IN_FAILED, about));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static Caller caller(Authentication typed) {
    return (Caller) Objects.requireNonNull(typed.getDetails());
  }

  private boolean matches(String password, Account account) {
    return passwords.matches(password, account.passwordHash());
  }

  private Optional<User> user(Account account) {
    return CurrentCompany.call(account.companyId(), () -> users.find(account.userId()));
  }

  private static Authentication shown(User user) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new PasswordShown(user), null, AuthorityUtils.NO_AUTHORITIES);
  }
}
