package earshot.mailbox;

import earshot.database.Plausible;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which node reads the mailbox. It is the database's clock that counts, as those of nodes differ.
/// Two readers for a moment do no harm, since the same mail twice is one message.
final class MailboxLease {

  private static final String NAME = "mailbox";

  private final JdbcClient sql;
  private final Duration length;

  /// @param length how long it lasts when it is not kept
  MailboxLease(JdbcClient sql, Duration length) {
    this.sql = sql;
    this.length = length;
  }

  Duration length() {
    return length;
  }

  static String newHolder() {
    return UUID.randomUUID().toString();
  }

  /// Takes it or keeps it for another [#length]; false while another node has it. One that ends
  /// later than it can was taken while that clock was ahead.
  boolean take(String holder) {
    return sql.sql(
                """
                insert into lease (name, holder, ends_at)
                values (:name, :holder, now() + make_interval(secs => :seconds))
                on conflict (name) do update set holder = excluded.holder, ends_at = excluded.ends_at
                where lease.holder = excluded.holder or lease.ends_at < now()
                  or lease.ends_at > now() + make_interval(secs => :ahead)
                """)
            .param("name", NAME)
            .param("holder", holder)
            .param("seconds", length.toSeconds())
            .param("ahead", Plausible.ahead(length).toSeconds())
            .update()
        > 0;
  }

  /// Gives it up, so that another node need not wait.
  void end(String holder) {
    sql.sql("delete from lease where name = :name and holder = :holder")
        .param("name", NAME)
        .param("holder", holder)
        .update();
  }
}
