package earshot.account;

import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The secrets in links that are mailed to users: 144 random bits, stored hashed, good until they
/// expire or are ended. Opening one changes nothing, as link scanners open links too.
@Component
public class MailedLinks {

  /// What a link is for; it opens nothing else.
  public enum Purpose {
    INVITATION,
    PASSWORD,
    ADDRESS
  }

  /// What a link was made for.
  ///
  /// @param subjectId the invitation or user it is about
  public record Opened(long companyId, long subjectId) {}

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Clock clock;

  MailedLinks(JdbcClient sql, TransactionOperations transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Makes a link of the current company and returns its secret, which cannot be had a second time.
  @Transactional
  public String create(Purpose purpose, long subject, Instant end) {
    forgetExpired();
    var token = Token.random();
    sql.sql(
            """
            insert into mailed_link (token_hash, purpose, subject_id, expires_at)
            values (:hash, :purpose, :subject, :end)
            """)
        .param("hash", token.hash())
        .param("purpose", purpose.name())
        .param("subject", subject)
        .param("end", Timestamp.from(end))
        .update();
    return token.value();
  }

  /// What the link is about, of whichever company; empty once it has ended, or if it never was.
  public Optional<Opened> open(Purpose purpose, String secret) {
    var hash = new Token(secret).hash();
    return Lookup.by(hash, () -> transaction.execute(_ -> company(hash)))
        .flatMap(company ->
            CurrentCompany.call(
                company, () -> transaction.execute(_ -> find(company, purpose, hash))));
  }

  /// Ends every link of the current company for that purpose and subject.
  ///
  /// @return whether there was one that had not expired
  @Transactional
  public boolean end(Purpose purpose, long subject) {
    return sql
        .sql(
            """
            delete from mailed_link
            where company_id = (select current_company()) and purpose = :purpose and subject_id = :subject
            returning expires_at
            """)
        .param("purpose", purpose.name())
        .param("subject", subject)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .list()
        .stream()
        .anyMatch(end -> end.isAfter(clock.instant()));
  }

  private void forgetExpired() {
    sql.sql(
            "delete from mailed_link where company_id = (select current_company()) and expires_at < :now")
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private Optional<Long> company(String hash) {
    return sql.sql("select company_id from mailed_link where token_hash = :hash")
        .param("hash", hash)
        .query(Long.class)
        .optional();
  }

  private Optional<Opened> find(long company, Purpose purpose, String hash) {
    return sql.sql(
            """
            select subject_id from mailed_link
            where company_id = (select current_company()) and token_hash = :hash and purpose = :purpose
              and expires_at > :now
            """)
        .param("hash", hash)
        .param("purpose", purpose.name())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> new Opened(company, row.getLong(1)))
        .optional();
  }
}
