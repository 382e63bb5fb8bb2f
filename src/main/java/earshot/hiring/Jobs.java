package earshot.hiring;

import earshot.company.User;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The jobs of the current company.
@Component
public class Jobs {

  private final JdbcClient sql;

  Jobs(JdbcClient sql) {
    this.sql = sql;
  }

  /// Adds a job at a location and returns its id.
  @Transactional
  public long add(long location, String title) {
    return sql.sql("insert into job (location_id, title) values (:location, :title) returning id")
        .param("location", location)
        .param("title", title)
        .query(Long.class)
        .single();
  }

  /// Those at the locations where the user may review applications, by title.
  @Transactional(readOnly = true)
  public List<Job> reviewedBy(User user) {
    return sql.sql(
            """
            select j.id, j.title, j.location_id, l.name as location, j.state <> 'CLOSED' as open
            from job j join location l on l.id = j.location_id
            where j.location_id = any(:locations) order by j.title, l.name, j.id
            """)
        .param("locations", user.locations().toArray(Long[]::new))
        .query((row, _) ->
            new Job(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getBoolean(5)))
        .list();
  }
}
