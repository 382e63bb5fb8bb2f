package earshot.email;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Mail to a conversation that was not taken into it: kept whole, never dropped.
@Component
class Quarantine {

  private final JdbcClient sql;
  private final Clock clock;

  Quarantine(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public void keep(long conversation, IncomingMail mail, String reason) {
    sql.sql(
            """
            insert into quarantined_mail
              (conversation_id, mail_id, sender, subject, reason, raw, received_at)
            values (:conversation, :id, :sender, :subject, :reason, :raw, :now)
            on conflict (company_id, conversation_id, mail_id) do nothing
            """)
        .param("conversation", conversation)
        .param("id", mail.id())
        .param("sender", OneLine.of(mail.from()))
        .param("subject", mail.subject())
        .param("reason", reason)
        .param("raw", mail.raw())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
