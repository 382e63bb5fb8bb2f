package earshot.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The phones of everybody the demo has texted, with what is on them.
@InDemo
@Component
class DemoPhones {

  private final JdbcClient sql;
  private final Clock clock;

  DemoPhones(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Stores a text and returns a name for it, as a provider would give it.
  String put(String phone, boolean own, String text) {
    return sql.sql(
            """
            insert into demo_text (phone, own, body, sent_at) values (:phone, :own, :body, :now)
            returning 'demo-' || id
            """)
        .param("phone", phone)
        .param("own", own)
        .param("body", text)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> row.getString(1))
        .single();
  }

  /// The latest text of each phone, the latest first.
  List<DemoText> latest() {
    return sql.sql(
            """
            select id, phone, own, body, sent_at from demo_text
            where id in (select max(id) from demo_text group by phone) order by id desc
            """)
        .query(DemoPhones::text)
        .list();
  }

  /// What is on that phone after that text, oldest first.
  List<DemoText> on(String phone, long after) {
    return sql.sql(
            """
            select id, phone, own, body, sent_at from demo_text
            where phone = :phone and id > :after order by id
            """)
        .param("phone", phone)
        .param("after", after)
        .query(DemoPhones::text)
        .list();
  }

  private static DemoText text(ResultSet row, int number) throws SQLException {
    return new DemoText(
        row.getLong("id"),
        row.getString("phone"),
        row.getBoolean("own"),
        row.getString("body"),
        row.getTimestamp("sent_at").toInstant());
  }
}
