package earshot.unsubscribe;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The addresses that get no mail from the current company.
@Repository
public class MailStops {

  private final JdbcClient sql;
  private final Clock clock;

  MailStops(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether no mail goes to the address; the case of its letters does not matter.
  @Transactional(readOnly = true)
  public boolean holds(String address) {
    return sql.sql("select exists (select from mail_stop where address = :address)")
        .param("address", lower(address))
        .query(Boolean.class)
        .single();
  }

  /// Whether no mail goes to the applicant's address because of one about their applications, or
  /// because of what was said on a page where nobody else here has that address.
  @Transactional(readOnly = true)
  public boolean isOf(long applicant, String address) {
    return sql.sql(
            """
            select exists (select from mail_stop where address = :address and delivery_id is null)
                and not exists (select from applicant where email = :as_written and id <> :applicant)
                and not exists (select from app_user
                  where company_id = (select current_company()) and email = :address)
              or exists (select from mail_stop s join delivery d on d.id = s.delivery_id
                join application a on a.id = d.conversation_id
                where s.address = :address and d.recipient = 'applicant'
                  and a.applicant_id = :applicant)
            """)
        .param("address", lower(address))
        .param("as_written", address)
        .param("applicant", applicant)
        .query(Boolean.class)
        .single();
  }

  /// Said twice, the first time counts.
  ///
  /// @param delivery whose mail it was said about; null for none
  @Transactional
  public void add(String address, @Nullable Long delivery) {
    sql.sql(
            """
            insert into mail_stop (address, delivery_id, stopped_at)
            values (:address, :delivery, :now) on conflict do nothing
            """)
        .param("address", lower(address))
        .param("delivery", delivery, Types.BIGINT)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// Lets mail go there again.
  @Transactional
  public void remove(String address) {
    sql.sql("delete from mail_stop where address = :address")
        .param("address", lower(address))
        .update();
  }

  private static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
