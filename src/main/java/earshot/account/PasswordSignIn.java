package earshot.account;

import earshot.account.Accounts.Account;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
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
  private final SignInTries tries;
  private final Audit audit;

  PasswordSignIn(
      Accounts accounts, Users users, Passwords passwords, SignInTries tries, Audit audit) {
    this.audit = audit;
    this.accounts = accounts;
    this.users = users;
    this.passwords = passwords;
    this.tries = tries;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    var email = Accounts.normalized(typed.getName());
    var found = accounts.of(email);
    var tried = tries.begin(email, found, caller(typed));
    var password = String.valueOf(typed.getCredentials());
    var account = found.stream().filter(it -> matches(password, it)).findFirst();
    if (found.isEmpty()) passwords.matches(password, HASH_OF_NOBODY);
    var user = account.flatMap(this::user);
    if (user.isEmpty()) {
      found.forEach(it -> failed(it, caller(typed)));
      tried.failed();
      throw new BadCredentialsException("wrong email address or password");
    }
    tried.succeeded();
    return shown(user.get());
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
