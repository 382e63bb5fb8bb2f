package earshot.unsubscribe;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The applicants of the current company who want no mail about their own applications, whoever
/// else has their address.
@Repository
public class UnwantedMail {

  private final JdbcClient sql;
  private final Clock clock;

  UnwantedMail(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean holds(long applicant) {
    return sql.sql("select exists (select from unwanted_mail where applicant_id = :applicant)")
        .param("applicant", applicant)
        .query(Boolean.class)
        .single();
  }

  /// Said twice, the first time counts.
  @Transactional
  public void add(long applicant) {
    sql.sql(
            """
            insert into unwanted_mail (applicant_id, said_at) values (:applicant, :now)
            on conflict do nothing
            """)
        .param("applicant", applicant)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Transactional
  public void remove(long applicant) {
    sql.sql("delete from unwanted_mail where applicant_id = :applicant")
        .param("applicant", applicant)
        .update();
  }

  /// The same of whoever that mail went to, if it went to an applicant.
  @Transactional
  void removeOf(long delivery) {
    sql.sql(
            """
            delete from unwanted_mail where applicant_id = (
              select a.applicant_id from delivery d join application a on a.id = d.conversation_id
              where d.id = :delivery and d.recipient = 'applicant')
            """)
        .param("delivery", delivery)
        .update();
  }
}
