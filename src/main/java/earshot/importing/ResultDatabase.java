package earshot.importing;

import earshot.company.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The SQL of what became of the rows of an import.
@Repository
class ResultDatabase {

  private final JdbcClient sql;
  private final ObjectMapper json;

  ResultDatabase(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// Rows that failed, behind the one of that number, in order.
  @Transactional(readOnly = true)
  List<Failed> failed(long id, int after, int limit) {
    return sql.sql(
            """
            select number, line, reason, cells from import_row
            where import_id = :id and state = 'FAILED' and number > :after
            order by number limit :limit
            """)
        .param("id", id)
        .param("after", after)
        .param("limit", limit)
        .query(this::failed)
        .list();
  }

  /// What stayed when the import was undone; without the name where the user may not read it.
  @Transactional(readOnly = true)
  List<Kept> kept(User user, long id, int limit) {
    return sql.sql(
            """
            select a.id, a.location_id, p.first_name, p.last_name, j.title, r.reason
            from (select * from import_row
              where import_id = :id and state = 'KEPT' order by number limit :limit) r
            join application a on a.id = r.application_id
            join applicant p on p.id = a.applicant_id
            join job j on j.id = a.job_id
            order by r.number
            """)
        .param("id", id)
        .param("limit", limit)
        .query((row, _) ->
            new Kept(
                row.getLong("id"),
                user.mayReview(row.getLong("location_id"))
                    ? (row.getString("first_name") + " " + row.getString("last_name")).strip()
                    : "",
                row.getString("title"),
                row.getString("reason")))
        .list();
  }

  private Failed failed(ResultSet row, int number) throws SQLException {
    return new Failed(
        row.getInt("number"),
        row.getInt("line"),
        row.getString("reason"),
        cells(row.getString("cells")));
  }

  private @Nullable List<String> cells(@Nullable String text) {
    return text == null ? null : json.readValue(text, new TypeReference<>() {});
  }
}
