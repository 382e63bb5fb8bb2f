package earshot.twilio;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The names of texts that came in, whatever became of them.
@CarriedBy(Carrier.TWILIO)
@Repository
class HandedTexts {

  private final JdbcClient sql;
  private final Clock clock;

  HandedTexts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  void add(String sid) {
    sql.sql(
            """
            insert into handed_text (provider_id, handed_at) values (:sid, :now)
            on conflict do nothing
            """)
        .param("sid", sid)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  boolean contains(String sid) {
    return sql.sql("select exists (select from handed_text where provider_id = :sid)")
        .param("sid", sid)
        .query(Boolean.class)
        .single();
  }

  void forgetBefore(Instant time) {
    sql.sql("delete from handed_text where handed_at < :time")
        .param("time", Timestamp.from(time))
        .update();
  }
}
