package earshot.hiring;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What applicants agreed to about texts, and that they want none: what they said themselves,
/// nobody else says otherwise for them.
@Component
public class TextConsent {

  private final JdbcClient sql;
  private final Clock clock;

  TextConsent(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Remembers what the applicant agreed to, word for word.
  @Transactional
  public void agree(long applicant, String words) {
    sql.sql("delete from unwanted_texts where applicant_id = :id").param("id", applicant).update();
    store(applicant, words);
  }

  /// The applicant wants no texts any more.
  @Transactional
  public void decline(long applicant) {
    sql.sql(
            """
            insert into unwanted_texts (applicant_id, said_at) values (:id, :now)
            on conflict do nothing
            """)
        .param("id", applicant)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    store(applicant, "");
  }

  /// What another system says the applicant agreed to, or did not.
  ///
  /// @param words empty where texts are not allowed
  @Transactional
  void saidElsewhere(long applicant, String words) {
    if (!wantsNone(applicant)) store(applicant, words);
  }

  /// What was said under one number about texts holds under the other.
  @Transactional
  void move(long from, long to) {
    if (wantsNone(from)) decline(to);
  }

  private boolean wantsNone(long applicant) {
    return sql.sql("select exists (select from unwanted_texts where applicant_id = :id)")
        .param("id", applicant)
        .query(Boolean.class)
        .single();
  }

  private void store(long applicant, String words) {
    sql.sql(
            """
            update applicant set texts_agreement = nullif(:words, ''),
              texts_agreed_at = case when :words <> '' then :now::timestamptz end
            where id = :id
            """)
        .param("words", words)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", applicant)
        .update();
  }
}
