package earshot.messagecenter;

import earshot.company.User;
import earshot.conversation.Preview;
import earshot.hiring.MayReview;
import earshot.hiring.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the message center; that of its lists is in [ListSql].
@Repository
class InboxDatabase {

  private static final int COUNTED = 100;

  static final String NEW_MESSAGES =
      """
      select count(*) from (
        select from (
          select conversation_id, read_seq, last_inbound_seq from participant p
          where user_id = :user and takes_part and archived_at is null
            and (last_inbound_seq > read_seq or marked_unread) and %s
          order by conversation_id limit :limit) p
        cross join lateral (
          select from message m where m.conversation_id = p.conversation_id
            and m.seq > p.read_seq and m.author = 'APPLICANT' and m.refusal is null
          union all
          select where p.last_inbound_seq <= p.read_seq) one
        limit :limit) n
      """
          .formatted(MayReview.SQL);

  private final JdbcClient sql;

  InboxDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// @param down to where a list of locations looks; other lists find their end themselves
  List<InboxRow> rows(
      User user, InboxFilter filter, InboxCursor after, InboxCursor down, int limit) {
    return sql.sql(ListSql.rows(filter))
        .param("user", user.id())
        .param("locations", locations(user, filter).toArray(Long[]::new))
        .param("reviews", user.mayReviewAnywhere())
        .param("location", filter.location())
        .param("job", filter.job())
        .param("at", Timestamp.from(after.lastAt()))
        .param("conversation", after.conversationId())
        .param("downAt", Timestamp.from(down.lastAt()))
        .param("down", down.conversationId())
        .param("limit", limit)
        .query(InboxDatabase::row)
        .list();
  }

  /// The last of so many conversations that the user has archived; the end where they are fewer.
  InboxCursor archived(User user, InboxCursor after, int many) {
    return sql.sql(ListSql.ARCHIVED_BEFORE)
        .param("user", user.id())
        .param("at", Timestamp.from(after.lastAt()))
        .param("conversation", after.conversationId())
        .param("many", many)
        .query((row, _) -> new InboxCursor(row.getTimestamp(1).toInstant(), row.getLong(2)))
        .optional()
        .orElse(InboxCursor.END);
  }

  /// Whether the user has archived anything.
  boolean hasArchived(User user) {
    return sql.sql(
            """
            select exists (select from participant where user_id = :user and archived_at is not null)
            """)
        .param("user", user.id())
        .query(Boolean.class)
        .single();
  }

  /// Counted up to 100.
  int newMessages(User user) {
    return sql.sql(NEW_MESSAGES)
        .param("user", user.id())
        .param("locations", user.locations().toArray(Long[]::new))
        .param("reviews", user.mayReviewAnywhere())
        .param("limit", COUNTED)
        .query(Integer.class)
        .single();
  }

  private static Set<Long> locations(User user, InboxFilter filter) {
    var wanted = filter.location();
    if (wanted == null) return user.locations();
    return user.mayReview(wanted) ? Set.of(wanted) : Set.of();
  }

  private static InboxRow row(ResultSet row, int number) throws SQLException {
    return new InboxRow(
        row.getLong("id"),
        row.getLong("applicant_id"),
        (row.getString("first_name") + " " + row.getString("last_name")).strip(),
        row.getString("job"),
        row.getString("location"),
        Stage.valueOf(row.getString("stage")),
        Preview.of(row.getString("preview")),
        (Long) row.getObject("preview_user_id"),
        row.getString("preview_user_name"),
        row.getTimestamp("last_at").toInstant(),
        row.getInt("last_inbound_seq"),
        row.getBoolean("is_new"));
  }
}
