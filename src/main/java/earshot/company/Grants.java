package earshot.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of what users may do at locations.
@Repository
class Grants {

  private final JdbcClient sql;

  Grants(JdbcClient sql) {
    this.sql = sql;
  }

  List<Grant> of(long user) {
    return sql.sql(
            """
            select location_id, review_applications, manage_jobs from location_grant
            where user_id = :user
            """)
        .param("user", user)
        .query((row, _) -> grant(row))
        .list();
  }

  void replace(long user, List<Grant> grants) {
    sql.sql("delete from location_grant where user_id = :user").param("user", user).update();
    grants.forEach(grant -> insert(user, grant));
  }

  void insert(long user, Grant grant) {
    sql.sql(
            """
            insert into location_grant (user_id, location_id, review_applications, manage_jobs)
            values (:user, :location, :review, :jobs)
            """)
        .param("user", user)
        .param("location", grant.locationId())
        .param("review", grant.review())
        .param("jobs", grant.manageJobs())
        .update();
  }

  static Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        row.getLong("location_id"),
        row.getBoolean("review_applications"),
        row.getBoolean("manage_jobs"));
  }
}
