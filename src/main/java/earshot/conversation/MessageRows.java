package earshot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns rows of the database into values.
final class MessageRows {

  private MessageRows() {}

  static Message message(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getInt("seq"),
        (Long) row.getObject("user_id"),
        row.getString("author_name"),
        Via.valueOf(row.getString("channel")),
        row.getString("body"),
        row.getString("original_body"),
        refusal(row),
        row.getString("remark"),
        row.getString("message_key"),
        row.getTimestamp("created_at").toInstant(),
        List.of(),
        List.of());
  }

  static @Nullable Refusal refusal(ResultSet row) throws SQLException {
    var name = row.getString("refusal");
    return name == null ? null : Refusal.valueOf(name);
  }
}
