package earshot.account;

import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Signs a user in by email address and password. Takes as long for an unknown address as for a
/// wrong password, so that the time tells nobody who has an account.
@Component
class PasswordSignIn implements AuthenticationProvider {

  /// Of random bytes that are written nowhere. A constant, for making one takes as long as signing
  /// in.
  static final String HASH_OF_NOBODY =
      "{bcrypt}$2a$10$QlU2PZ/QQcrijWIntmdGsOvuDreXqgsv6p/mxHN4fZU0rIizJolW.";

  private record Account(long companyId, long userId, String passwordHash) {}

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Users users;
  private final PasswordEncoder passwords;

  PasswordSignIn(
      JdbcClient sql, TransactionOperations transaction, Users users, PasswordEncoder passwords) {
    this.sql = sql;
    this.transaction = transaction;
    this.users = users;
    this.passwords = passwords;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    var email = typed.getName().strip().toLowerCase(Locale.ROOT);
    var password = String.valueOf(typed.getCredentials());
    var user = accounts(email).stream().filter(account -> matches(password, account)).findFirst();
    if (user.isEmpty()) passwords.matches(password, HASH_OF_NOBODY);
    return user.flatMap(this::user)
        .map(PasswordSignIn::signedIn)
        .orElseThrow(() -> new BadCredentialsException("wrong email address or password"));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private boolean matches(String password, Account account) {
    return passwords.matches(password, account.passwordHash());
  }

  /// Usually one; the same address may belong to the staff of several companies.
  private List<Account> accounts(String email) {
    if (email.indexOf('\0') >= 0) return List.of(); // PostgreSQL cannot even be asked
    return Lookup.by(
        email,
        () ->
            transaction.execute(_ ->
                sql.sql(
                        """
                        select company_id, id, password_hash from app_user
                        where email = :email and disabled_at is null order by company_id, id
                        """)
                    .param("email", email)
                    .query(
                        (row, _) -> new Account(row.getLong(1), row.getLong(2), row.getString(3)))
                    .list()));
  }

  private Optional<User> user(Account account) {
    return CurrentCompany.call(account.companyId(), () -> users.find(account.userId()));
  }

  private static Authentication signedIn(User user) {
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.createAuthorityList("ROLE_" + SessionCookie.STAFF));
  }
}
