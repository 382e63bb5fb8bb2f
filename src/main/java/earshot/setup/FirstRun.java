package earshot.setup;

import earshot.account.Token;
import earshot.company.Companies;
import earshot.web.ServerSettings;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether this server waits for its first company, and the codes that let somebody make it: each
/// start prints one of its own, so that who can read the log, and nobody else, sets it up.
@Component
class FirstRun {

  /// Without those that look like others (Crockford's base 32).
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 12; // 60 bits, and wrong ones are throttled
  private static final int GROUP = 4;

  private final Companies companies;
  private final JdbcClient sql;
  private final Clock clock;
  private final boolean demo;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean over;

  FirstRun(Companies companies, JdbcClient sql, Clock clock, ServerSettings settings) {
    this.companies = companies;
    this.sql = sql;
    this.clock = clock;
    this.demo = settings.demo();
  }

  /// Once there is a company it is never asked again.
  boolean isWaiting() {
    if (demo || over) return false;
    over = companies.any();
    return !over;
  }

  /// Makes a code, e.g. `7QF2-MXD9-HTPK`, and remembers its hash.
  @Transactional
  public String newCode() {
    var code = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) code.append('-');
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    sql.sql("insert into first_run_code (code_hash, printed_at) values (:hash, :now)")
        .param("hash", hash(code.toString()))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return code.toString();
  }

  /// Whether that was printed, by whichever node.
  @Transactional(readOnly = true)
  public boolean isCode(String typed) {
    return sql.sql("select exists (select from first_run_code where code_hash = :hash)")
        .param("hash", hash(typed))
        .query(Boolean.class)
        .single();
  }

  /// Forgets all codes. Runs in the transaction that makes the first company.
  void forgetCodes() {
    sql.sql("delete from first_run_code").update();
  }

  /// Small letters, and hyphens and spaces anywhere, are as good.
  private static String hash(String code) {
    return new Token(code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "")).hash();
  }
}
