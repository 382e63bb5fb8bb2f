package earshot.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every mail the demo would have sent, to whomever.
@InDemo
@Component
class DemoMailbox {

  private static final int PAGE = 50;

  private final JdbcClient sql;
  private final Clock clock;

  DemoMailbox(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Takes a mail; handed over again, it is still one.
  void put(MimeMessage mail) {
    try {
      var raw = new ByteArrayOutputStream();
      mail.writeTo(raw);
      insert(mail.getMessageID(), MailReader.recipient(mail), raw.toByteArray());
    } catch (MessagingException e) {
      throw new IllegalArgumentException("This is no mail", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The newest mails to that address, or to anybody, newest first.
  List<DemoMail> newest(String to) {
    return sql.sql(
            """
            select id, raw, received_at from demo_mail where :to in ('', recipient)
            order by id desc limit :page
            """)
        .param("to", address(to))
        .param("page", PAGE)
        .query(DemoMailbox::mail)
        .list();
  }

  Optional<DemoMail> find(long id) {
    return sql.sql("select id, raw, received_at from demo_mail where id = :id")
        .param("id", id)
        .query(DemoMailbox::mail)
        .optional();
  }

  /// Whether a mail to that address, or to anybody, has come since that one.
  boolean hasNewer(String to, long than) {
    return sql.sql(
            "select exists (select from demo_mail where id > :than and :to in ('', recipient))")
        .param("than", than)
        .param("to", address(to))
        .query(Boolean.class)
        .single();
  }

  private void insert(String messageId, String recipient, byte[] raw) {
    sql.sql(
            """
            insert into demo_mail (message_id, recipient, raw, received_at)
            values (:id, :recipient, :raw, :now) on conflict (message_id) do nothing
            """)
        .param("id", messageId)
        .param("recipient", recipient.toLowerCase(Locale.ROOT))
        .param("raw", raw)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static DemoMail mail(ResultSet row, int number) throws SQLException {
    return MailReader.read(
        row.getLong("id"), row.getBytes("raw"), row.getTimestamp("received_at").toInstant());
  }

  /// As it is stored. PostgreSQL cannot even be asked for a NUL.
  private static String address(String typed) {
    return typed.replace("\0", "").toLowerCase(Locale.ROOT);
  }
}
