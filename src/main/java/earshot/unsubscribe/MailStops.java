package earshot.unsubscribe;

import earshot.unsubscribe.StopLink.Reader;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The addresses that get no mail from the current company.
@Repository
class MailStops {

  private final JdbcClient sql;
  private final Clock clock;

  MailStops(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean holds(Reader reader) {
    return sql.sql("select exists (select from mail_stop where address = :address)")
        .param("address", address(reader))
        .query(Boolean.class)
        .single();
  }

  /// Said twice, the first time counts.
  @Transactional
  public void add(Reader reader) {
    sql.sql(
            """
            insert into mail_stop (address, delivery_id, stopped_at)
            values (:address, :delivery, :now) on conflict do nothing
            """)
        .param("address", address(reader))
        .param("delivery", reader.deliveryId())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Transactional
  public void remove(Reader reader) {
    sql.sql("delete from mail_stop where address = :address")
        .param("address", address(reader))
        .update();
  }

  private static String address(Reader reader) {
    return reader.address().toLowerCase(Locale.ROOT);
  }
}
