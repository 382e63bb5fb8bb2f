package earshot.unsubscribe;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The same as the link in a mail, for applicants who choose on their page.
@Repository
public class OwnMailStop {

  private final JdbcClient sql;
  private final Clock clock;

  OwnMailStop(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether no mail goes to the address.
  ///
  /// @param address in lower case
  @Transactional(readOnly = true)
  public boolean holds(@Nullable String address) {
    return sql.sql("select exists (select from mail_stop where address = :address)")
        .param("address", address, java.sql.Types.VARCHAR)
        .query(Boolean.class)
        .single();
  }

  @Transactional
  public void change(String address, boolean stopped) {
    if (stopped) add(address);
    else
      sql.sql("delete from mail_stop where address = :address").param("address", address).update();
  }

  private void add(String address) {
    sql.sql(
            """
            insert into mail_stop (address, stopped_at) values (:address, :now)
            on conflict do nothing
            """)
        .param("address", address)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
