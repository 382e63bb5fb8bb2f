package earshot.sms;

import earshot.database.Lookup;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Which conversation a phone was texted about last, so that an answer finds it.
@Component
public class SmsThreads {

  /// A conversation of any company.
  record Texted(long companyId, long conversationId) {}

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Clock clock;

  SmsThreads(JdbcClient sql, TransactionOperations transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The phone is about to be texted about the conversation. Said before the text leaves: an answer
  /// can be back sooner than the provider's receipt.
  @Transactional
  public void texting(String phone, long conversation) {
    sql.sql(
            """
            insert into sms_thread (phone, conversation_id, texted_at)
            values (:phone, :conversation, :now)
            on conflict (company_id, phone) do update
            set conversation_id = excluded.conversation_id, texted_at = excluded.texted_at
            """)
        .param("phone", phone)
        .param("conversation", conversation)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// What each company texted the phone about last, the latest first: an answer belongs there.
  List<Texted> all(String phone) {
    return Lookup.by(phone, () -> transaction.execute(_ -> find(phone)));
  }

  private List<Texted> find(String phone) {
    return sql.sql(
            """
            select company_id, conversation_id from sms_thread where phone = :phone
            order by texted_at desc
            """)
        .param("phone", phone)
        .query((row, _) -> new Texted(row.getLong(1), row.getLong(2)))
        .list();
  }
}
