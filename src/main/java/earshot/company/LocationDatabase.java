package earshot.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Locations].
@Repository
class LocationDatabase {

  private static final String SELECT =
      """
      select id, name, street, city, area, postal_code, time_zone, phone_region,
        closed_at is not null as closed
      from location
      """;

  private final JdbcClient sql;

  LocationDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  long insert(LocationText text) {
    return sql.sql(
            """
            insert into location
              (name, street, city, area, postal_code, time_zone, phone_region)
            values (:name, :street, :city, :area, :code, :zone, :region) returning id
            """)
        .params(values(text))
        .query(Long.class)
        .single();
  }

  boolean update(long id, LocationText text) {
    return sql.sql(
                """
                update location set name = :name, street = :street, city = :city, area = :area,
                  postal_code = :code, time_zone = :zone, phone_region = :region
                where id = :id
                """)
            .params(values(text))
            .param("id", id)
            .update()
        == 1;
  }

  boolean close(long id, Instant now) {
    return sql.sql("update location set closed_at = coalesce(closed_at, :now) where id = :id")
            .param("now", Timestamp.from(now))
            .param("id", id)
            .update()
        == 1;
  }

  boolean open(long id) {
    return sql.sql("update location set closed_at = null where id = :id").param("id", id).update()
        == 1;
  }

  /// Until the transaction ends nobody else names one here.
  void oneAtATime() {
    sql.sql("select from company where company_id = (select current_company()) for no key update")
        .query((_, _) -> true)
        .single();
  }

  /// @param own the one that is called so itself
  boolean isTaken(String name, long own) {
    return sql.sql(
            "select exists (select from location where lower(name) = lower(:name) and id <> :own)")
        .param("name", name)
        .param("own", own)
        .query(Boolean.class)
        .single();
  }

  List<Location> of(Collection<Long> ids) {
    return sql.sql(SELECT + "where id = any(:ids) order by name, id")
        .param("ids", ids.toArray(Long[]::new))
        .query(LocationDatabase::location)
        .list();
  }

  List<Location> all() {
    return sql.sql(SELECT + "order by name, id").query(LocationDatabase::location).list();
  }

  Optional<Location> find(long id) {
    return sql.sql(SELECT + "where id = :id")
        .param("id", id)
        .query(LocationDatabase::location)
        .optional();
  }

  private static Map<String, Object> values(LocationText text) {
    var address = text.address();
    return Map.of(
        "name", text.name(),
        "street", address.street(),
        "city", address.city(),
        "area", address.area(),
        "code", address.postalCode(),
        "zone", text.zone().getId(),
        "region", text.phoneRegion());
  }

  private static Location location(ResultSet row, int number) throws SQLException {
    return new Location(
        row.getLong("id"),
        row.getString("name"),
        new Address(
            row.getString("street"),
            row.getString("city"),
            row.getString("area"),
            row.getString("postal_code")),
        ZoneId.of(row.getString("time_zone")),
        row.getString("phone_region"),
        row.getBoolean("closed"));
  }
}
