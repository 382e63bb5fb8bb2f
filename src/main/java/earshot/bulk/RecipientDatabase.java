package earshot.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of what became of the recipients of a bulk message.
@Repository
class RecipientDatabase {

  private final JdbcClient sql;

  RecipientDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// How many were skipped, by reason, the most first.
  List<BulkMessage.Skipped> reasons(long id) {
    return sql.sql(
            """
            select reason, count(*) as count from bulk_recipient
            where bulk_message_id = :id and state = 'SKIPPED' group by 1 order by 2 desc, 1
            """)
        .param("id", id)
        .query((row, _) -> new BulkMessage.Skipped(row.getString(1), row.getInt(2)))
        .list();
  }

  /// Those of that state and reason behind that application, in the order of their ids; also those
  /// whose application is gone, with an import that was undone.
  List<Recipient> page(
      long id, RecipientState state, @Nullable String reason, long after, int limit) {
    return sql.sql(
            """
            select r.application_id, trim(p.first_name || ' ' || p.last_name) as name,
              j.title as job, l.name as location, r.reason
            from (
              select application_id, reason from bulk_recipient
              where bulk_message_id = :id and state = :state and application_id > :after
                and (:reason::text is null or reason = :reason)
              order by application_id limit :limit) r
            left join application a on a.id = r.application_id
            left join applicant p on p.id = a.applicant_id
            left join job j on j.id = a.job_id
            left join location l on l.id = a.location_id
            order by r.application_id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("after", after)
        .param("reason", reason, java.sql.Types.VARCHAR)
        .param("limit", limit)
        .query(RecipientDatabase::recipient)
        .list();
  }

  private static Recipient recipient(ResultSet row, int number) throws SQLException {
    return new Recipient(
        row.getLong("application_id"),
        row.getString("name"),
        row.getString("job"),
        row.getString("location"),
        row.getString("reason"));
  }
}
