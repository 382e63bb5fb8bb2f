package earshot.sms;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The phones that want no texts from the current company.
@Component
public class OptOuts {

  private final JdbcClient sql;
  private final Clock clock;

  OptOuts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether it is new: a second wish changes nothing.
  ///
  /// @param words what the phone's owner wrote, or why it is known otherwise
  @Transactional
  public boolean add(String phone, String words) {
    return sql.sql(
                """
                insert into opt_out (phone, words, opted_out_at) values (:phone, :words, :now)
                on conflict do nothing
                """)
            .param("phone", phone)
            .param("words", words)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  /// Whether there was something to take back.
  @Transactional
  public boolean remove(String phone) {
    return sql.sql("delete from opt_out where company_id = current_company() and phone = :phone")
            .param("phone", phone)
            .update()
        > 0;
  }

  @Transactional(readOnly = true)
  public boolean contains(String phone) {
    return sql.sql("select exists (select from opt_out where phone = :phone)")
        .param("phone", phone)
        .query(Boolean.class)
        .single();
  }
}
