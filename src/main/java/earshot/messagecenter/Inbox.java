package earshot.messagecenter;

import earshot.company.User;
import earshot.hiring.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The conversations a user takes part in, newest first, and how much in them is new.
@Component
class Inbox {

  static final int PAGE = 50;
  private static final int COUNTED = 100;

  private final JdbcClient sql;

  Inbox(JdbcClient sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  InboxPage page(User user, @Nullable String after) {
    var rows = rows(user, InboxCursor.parse(after));
    var page = rows.subList(0, Math.min(rows.size(), PAGE));
    return new InboxPage(
        page, rows.size() > PAGE ? InboxCursor.of(page.getLast()).toString() : null);
  }

  /// How many answers wait unread, counted up to 100. Derived from the messages each time: nothing
  /// is incremented, so nothing can drift.
  @Transactional(readOnly = true)
  int newMessages(User user) {
    return sql.sql(
            """
            select count(*) from (
              select from participant p
              join message m on m.conversation_id = p.conversation_id and m.seq > p.read_seq
                and m.author = 'APPLICANT' and m.refusal is null
              where p.user_id = :user and p.last_inbound_seq > p.read_seq and p.archived_at is null
              limit :limit) n
            """)
        .param("user", user.id())
        .param("limit", COUNTED)
        .query(Integer.class)
        .single();
  }

  /// A range of the participant index first, then the names by primary key.
  private List<InboxRow> rows(User user, InboxCursor after) {
    return sql.sql(
            """
            select p.conversation_id, a.applicant_id, x.first_name, x.last_name, j.title as job,
              l.name as location, a.stage, p.preview, p.preview_user_id, u.name as preview_user_name,
              p.last_at, p.last_inbound_seq > p.read_seq as is_new
            from (select * from participant
              where user_id = :user and archived_at is null
                and (last_at, conversation_id) < (:at, :conversation)
              order by last_at desc, conversation_id desc limit :limit) p
            join application a on a.id = p.conversation_id
            join applicant x on x.id = a.applicant_id
            join job j on j.id = a.job_id
            join location l on l.id = a.location_id
            left join app_user u on u.company_id = p.company_id and u.id = p.preview_user_id
            order by p.last_at desc, p.conversation_id desc
            """)
        .param("user", user.id())
        .param("at", Timestamp.from(after.lastAt()))
        .param("conversation", after.conversationId())
        .param("limit", PAGE + 1)
        .query(Inbox::row)
        .list();
  }

  private static InboxRow row(ResultSet row, int number) throws SQLException {
    return new InboxRow(
        row.getLong("conversation_id"),
        row.getLong("applicant_id"),
        (row.getString("first_name") + " " + row.getString("last_name")).strip(),
        row.getString("job"),
        row.getString("location"),
        Stage.valueOf(row.getString("stage")),
        row.getString("preview"),
        (Long) row.getObject("preview_user_id"),
        row.getString("preview_user_name"),
        row.getTimestamp("last_at").toInstant(),
        row.getBoolean("is_new"));
  }
}
