package earshot.hiring;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The applicants of the current company.
@Component
public class Applicants {

  private final JdbcClient sql;
  private final Clock clock;

  Applicants(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Adds an applicant and returns the id.
  @Transactional
  public long add(NewApplicant applicant) {
    var id = insert(applicant);
    var words = ApplicationFilter.words(applicant.firstName() + " " + applicant.lastName());
    words.forEach(word -> insertWord(id, word));
    return id;
  }

  /// Marks the address: mail to it came back for good, so none goes there any more.
  @Transactional
  public void emailBounced(long id) {
    sql.sql(
            "update applicant set email_bounced_at = coalesce(email_bounced_at, :now) where id = :id")
        .param("now", now())
        .param("id", id)
        .update();
  }

  /// Whoever says so believes that the address works, as it is or as it is now.
  @Transactional
  public void emailWorksAgain(long id, String email) {
    sql.sql("update applicant set email = :email, email_bounced_at = null where id = :id")
        .param("email", email)
        .param("id", id)
        .update();
  }

  /// The address on file; empty if there is none.
  @Transactional(readOnly = true)
  public Optional<String> email(long id) {
    return sql.sql("select email from applicant where id = :id and email is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /// The applicants of the current company who share that phone.
  @Transactional(readOnly = true)
  public List<Long> withPhone(String phone) {
    return sql.sql("select id from applicant where phone = :phone")
        .param("phone", phone)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private long insert(NewApplicant applicant) {
    return sql.sql(
            """
            insert into applicant (first_name, last_name, email, phone, texts_agreed_at)
            values (:first, :last, :email, :phone, :agreed) returning id
            """)
        .param("first", applicant.firstName().strip())
        .param("last", applicant.lastName().strip())
        .param("email", applicant.email())
        .param("phone", applicant.phone())
        .param("agreed", applicant.agreesToTexts() ? now() : null, java.sql.Types.TIMESTAMP)
        .query(Long.class)
        .single();
  }

  private void insertWord(long id, String word) {
    sql.sql("insert into applicant_word (word, applicant_id) values (:word, :id)")
        .param("word", word)
        .param("id", id)
        .update();
  }

  private @Nullable Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
