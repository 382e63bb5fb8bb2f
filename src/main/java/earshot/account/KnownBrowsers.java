package earshot.account;

import earshot.account.Accounts.Account;
import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Remembers in which browsers a user has signed in. Whoever guesses passwords elsewhere uses up
/// the tries of strangers, and the user still comes in from a browser of the own (OWASP: device
/// cookies). Colleagues share a computer, so its cookie has a token for each of the last few. It
/// lets nobody in by itself.
@Component
public class KnownBrowsers {

  private static final Duration AGE = Duration.ofDays(365);
  private static final Cookies COOKIE = new Cookies("earshot-browser", AGE);
  private static final String BETWEEN = ".";
  private static final int MOST = 10;

  /// A browser and whose it is.
  record Known(long companyId, long userId, String tokenHash) {

    boolean isOf(Account account) {
      return companyId == account.companyId() && userId == account.userId();
    }

    boolean isOf(User user) {
      return companyId == user.companyId() && userId == user.id();
    }
  }

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Clock clock;

  KnownBrowsers(JdbcClient sql, TransactionOperations transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Whose browser this is, by its cookie; who signed in first here comes last.
  List<Known> find(HttpServletRequest request) {
    return tokens(request).flatMap(token -> find(token.hash()).stream()).toList();
  }

  /// Whether the user of that account has signed in here before.
  public boolean isKnown(Account account, HttpServletRequest request) {
    return find(request).stream().anyMatch(known -> known.isOf(account));
  }

  /// Remembers this browser as one of that user, unless it is known to be.
  void remember(User user, HttpServletRequest request, HttpServletResponse response) {
    if (find(request).stream().anyMatch(known -> known.isOf(user))) return;
    var token = Token.random();
    CurrentCompany.run(
        user.companyId(), () -> transaction.executeWithoutResult(_ -> insert(user, token)));
    var all = Stream.concat(Stream.of(token), tokens(request)).limit(MOST).map(Token::value);
    COOKIE.write(request, response, all.collect(Collectors.joining(BETWEEN)));
  }

  private static Stream<Token> tokens(HttpServletRequest request) {
    return COOKIE.read(request).stream()
        .flatMap(cookie -> Stream.of(cookie.split(Pattern.quote(BETWEEN), -1)))
        .limit(MOST)
        .map(Token::new);
  }

  private Optional<Known> find(String hash) {
    return Lookup.by(
        hash,
        () ->
            transaction.execute(_ ->
                sql.sql(
                        """
                        select company_id, user_id, token_hash from known_browser
                        where token_hash = :hash
                        """)
                    .param("hash", hash)
                    .query((row, _) -> new Known(row.getLong(1), row.getLong(2), row.getString(3)))
                    .optional()));
  }

  private void insert(User user, Token token) {
    var now = clock.instant();
    sql.sql(
            """
            delete from known_browser
            where company_id = (select current_company()) and user_id = :user and known_at < :old
            """)
        .param("user", user.id())
        .param("old", Timestamp.from(now.minus(AGE)))
        .update();
    sql.sql(
            """
            insert into known_browser (token_hash, user_id, known_at) values (:hash, :user, :now)
            """)
        .param("hash", token.hash())
        .param("user", user.id())
        .param("now", Timestamp.from(now))
        .update();
  }
}
