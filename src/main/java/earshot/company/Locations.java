package earshot.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The locations of the current company.
@Component
public class Locations {

  private final JdbcClient sql;

  Locations(JdbcClient sql) {
    this.sql = sql;
  }

  /// Adds a location and returns its id.
  @Transactional
  public long add(String name, ZoneId zone, String phoneRegion) {
    return sql.sql(
            """
            insert into location (name, time_zone, phone_region) values (:name, :zone, :region)
            returning id
            """)
        .param("name", name)
        .param("zone", zone.getId())
        .param("region", phoneRegion)
        .query(Long.class)
        .single();
  }

  /// Those where the user may review applications, by name.
  @Transactional(readOnly = true)
  public List<Location> reviewedBy(User user) {
    return sql.sql(
            """
            select id, name, time_zone, phone_region from location where id = any(:ids) order by name, id
            """)
        .param("ids", user.locations().toArray(Long[]::new))
        .query(Locations::location)
        .list();
  }

  /// All of them, by name.
  @Transactional(readOnly = true)
  public List<Location> all() {
    return sql.sql("select id, name, time_zone, phone_region from location order by name, id")
        .query(Locations::location)
        .list();
  }

  /// The location of that id, which must exist.
  @Transactional(readOnly = true)
  public Location find(long id) {
    return sql.sql("select id, name, time_zone, phone_region from location where id = :id")
        .param("id", id)
        .query(Locations::location)
        .single();
  }

  private static Location location(ResultSet row, int number) throws SQLException {
    return new Location(
        row.getLong("id"),
        row.getString("name"),
        ZoneId.of(row.getString("time_zone")),
        row.getString("phone_region"));
  }
}
