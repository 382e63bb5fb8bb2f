package earshot.bulk;

import earshot.hiring.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Turns rows of the database into values.
final class BulkRows {

  private BulkRows() {}

  static Candidate candidate(ResultSet row, int number) throws SQLException {
    var first = row.getString("first_name");
    return new Candidate(
        row.getLong("id"),
        row.getLong("applicant_id"),
        first,
        (first + " " + row.getString("last_name")).strip(),
        row.getString("job"),
        row.getLong("location_id"),
        row.getString("location"),
        Stage.valueOf(row.getString("stage")));
  }

  static Work work(ResultSet row, int number) throws SQLException {
    return new Work(
        row.getLong("id"),
        row.getLong("user_id"),
        row.getString("body"),
        BulkState.valueOf(row.getString("state")),
        row.getTimestamp("begins_at").toInstant());
  }

  static BulkMessage bulkMessage(ResultSet row, int number) throws SQLException {
    var finished = row.getTimestamp("finished_at");
    return new BulkMessage(
        row.getLong("id"),
        row.getLong("user_id"),
        row.getString("sender"),
        row.getString("body"),
        BulkState.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("begins_at").toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getInt("total"),
        row.getInt("sent"),
        row.getInt("skipped"),
        List.of());
  }
}
