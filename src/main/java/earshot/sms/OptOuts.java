package earshot.sms;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The phones that want no texts from the current company, and every wish that made it so.
@Component
public class OptOuts {

  private final JdbcClient sql;
  private final Clock clock;

  OptOuts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether it is new: a second wish is kept, and changes nothing.
  @Transactional
  public boolean add(String phone, OptOutWish wish) {
    return isNews(phone, "OUT", wish)
        && sql.sql(
                    """
                    insert into opt_out (phone, words, way, opted_out_at)
                    values (:phone, :words, :way, :now)
                    on conflict do nothing
                    """)
                .param("phone", phone)
                .param("words", wish.words())
                .param("way", wish.way().name())
                .param("now", Timestamp.from(clock.instant()))
                .update()
            > 0;
  }

  /// Whether there was something to take back.
  @Transactional
  public boolean remove(String phone, OptOutWish wish) {
    return isNews(phone, "IN", wish)
        && sql.sql("delete from opt_out where company_id = current_company() and phone = :phone")
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

  private boolean isNews(String phone, String wish, OptOutWish said) {
    return sql.sql(
                """
                insert into opt_out_wish (phone, wish, words, way, number, provider_id, said_at)
                values (:phone, :wish, :words, :way, :number, :provider, :now)
                on conflict do nothing
                """)
            .param("phone", phone)
            .param("wish", wish)
            .param("words", said.words())
            .param("way", said.way().name())
            .param("number", said.number(), Types.VARCHAR)
            .param("provider", said.providerId(), Types.VARCHAR)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        > 0;
  }
}
