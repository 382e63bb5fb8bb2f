package earshot.email;

import earshot.conversation.Author;
import earshot.conversation.Delivery;
import earshot.conversation.NewMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The earlier mails of a conversation with one person, both ways, so that every mail client shows
/// one thread (RFC 5322 section 3.6.4). Message-IDs follow from names, so that is a query.
@Component
class MailThread {

  /// How long References may grow.
  private static final int LONGEST = 20;

  private final JdbcClient sql;
  private final MessageIds ids;

  MailThread(JdbcClient sql, MessageIds ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /// The Message-IDs before that seq, oldest first.
  @Transactional(readOnly = true)
  List<String> before(int seq, MailName mail) {
    if (seq == 1) return List.of();
    return sql.sql(
            """
            select * from (
              select seq, id, null as key from delivery
              where conversation_id = :conversation and seq < :seq and channel = 'EMAIL'
                and recipient = :recipient and state in ('SENT', 'DELIVERED')
                and coalesce(batch_id, id) = id
              union all
              select seq, null, substr(message_key, 6) from message
              where conversation_id = :conversation and seq < :seq and channel = 'EMAIL'
                and user_id is not distinct from :user::bigint and message_key like 'mail:<%'
              order by seq desc limit :longest) latest
            order by seq
            """)
        .param("conversation", mail.conversationId())
        .param("seq", seq)
        .param("recipient", recipient(mail))
        .param("user", mail.userId(), java.sql.Types.BIGINT)
        .param("longest", LONGEST)
        .query((row, _) -> messageId(row, mail))
        .list();
  }

  /// Up to which seq the author has the conversation in mails, where it is somebody of the staff.
  @Transactional(readOnly = true)
  public int seenBy(Author author, long conversation) {
    return author instanceof Author.OfStaff(var user)
        ? mailedTo(user.id(), conversation)
        : NewMessage.NOTHING;
  }

  private int mailedTo(long user, long conversation) {
    return sql.sql(
            """
            select coalesce(max(seq), 0) from delivery
            where conversation_id = :conversation and channel = 'EMAIL' and recipient = :recipient
              and state in ('SENT', 'DELIVERED')
            """)
        .param("conversation", conversation)
        .param("recipient", Delivery.user(user))
        .query(Integer.class)
        .single();
  }

  private static String recipient(MailName mail) {
    return mail.userId() == null ? Delivery.APPLICANT : Delivery.user(mail.userId());
  }

  private String messageId(ResultSet row, MailName mail) throws SQLException {
    var key = row.getString("key");
    if (key != null) return key;
    return ids.of(
        new MailName(
            mail.companyId(),
            mail.conversationId(),
            mail.userId(),
            MailName.Kind.DELIVERY,
            row.getLong("id")));
  }
}
