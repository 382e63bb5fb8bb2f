package earshot.applicant;

import earshot.hiring.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [OwnApplications].
@Repository
class OwnDatabase {

  private static final String SELECT =
      """
      select a.id, j.public_id as name, j.title as job, l.name as location, l.time_zone,
        a.applied_at, a.stage, a.messaged_at is not null as messaged,
        j.state = 'CLOSED' as job_closed, c.public_id as conversation
      from application a
      join job j on j.id = a.job_id
      join location l on l.id = a.location_id
      left join conversation c on c.id = a.id and c.started_at is not null and c.last_seq > 0
      where a.applicant_id = :applicant
      """;

  private final JdbcClient sql;

  OwnDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  List<OwnApplication> of(long applicant) {
    return sql.sql(SELECT + " order by a.applied_at desc, a.id desc")
        .param("applicant", applicant)
        .query(OwnDatabase::application)
        .list();
  }

  Optional<OwnApplication> find(long applicant, String name) {
    return sql.sql(SELECT + " and j.public_id = :name")
        .param("applicant", applicant)
        .param("name", name)
        .query(OwnDatabase::application)
        .optional();
  }

  private static OwnApplication application(ResultSet row, int number) throws SQLException {
    var stage =
        ShownStage.of(
            Stage.valueOf(row.getString("stage")),
            row.getBoolean("messaged"),
            row.getBoolean("job_closed"));
    return new OwnApplication(
        row.getLong("id"),
        row.getString("name"),
        row.getString("job"),
        row.getString("location"),
        ZoneId.of(row.getString("time_zone")),
        row.getTimestamp("applied_at").toInstant(),
        stage,
        row.getString("conversation"));
  }
}
