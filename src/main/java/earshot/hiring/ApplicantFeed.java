package earshot.hiring;

import earshot.company.User;
import earshot.hiring.ApplicationJson.ApplicantJson;
import earshot.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of applicants as the API shows them: those who applied at a location of the user.
@Repository
class ApplicantFeed {

  private static final String SELECT =
      """
      select p.id, p.external_id, p.first_name, p.last_name, p.email, p.phone,
        p.phone is not null and p.texts_agreed_at is not null and not exists (
          select from opt_out o where o.phone = p.phone) as texts_allowed
      from applicant p
      where exists (select from application a
          where a.applicant_id = p.id and a.location_id = any(:locations))
      """;

  private final JdbcClient sql;

  ApplicantFeed(JdbcClient sql) {
    this.sql = sql;
  }

  /// Which applicants are wanted; null for whichever.
  ///
  /// @param before the id of the last one of the page before
  record Wanted(
      @Nullable String externalId,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Long before) {}

  /// The newest first.
  List<ApplicantJson> page(User user, Wanted wanted, int most) {
    var values = new HashMap<String, Object>();
    var where = new StringBuilder();
    add(where, values, "p.external_id = :external", "external", wanted.externalId());
    add(where, values, "p.email = :email", "email", wanted.email());
    add(where, values, "p.phone = :phone", "phone", wanted.phone());
    add(where, values, "p.id < :before", "before", wanted.before());
    return sql.sql(SELECT + where + " order by p.id desc limit :most")
        .params(values)
        .param("locations", user.locations().toArray(Long[]::new))
        .param("most", most)
        .query(ApplicantFeed::applicant)
        .list();
  }

  /// @throws NotFound unless the user may see it
  ApplicantJson find(User user, long id) {
    return sql.sql(SELECT + " and p.id = :id")
        .param("locations", user.locations().toArray(Long[]::new))
        .param("id", id)
        .query(ApplicantFeed::applicant)
        .optional()
        .orElseThrow(() -> new NotFound("applicant"));
  }

  /// Whether the applicant applied, and only elsewhere, by whichever number: who was recognized
  /// keeps name, address and phone under the old one, also once its applications have moved.
  boolean isOnlyElsewhere(User user, long id) {
    return sql.sql(
            """
            select coalesce(not bool_or(location_id = any(:locations)), false)
            from application where applicant_id = any(array(select numbers_of(:id)))
            """)
        .param("locations", user.locations().toArray(Long[]::new))
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  Optional<Long> ofExternal(String externalId) {
    return sql.sql("select id from applicant where external_id = :id")
        .param("id", externalId)
        .query(Long.class)
        .optional();
  }

  void call(long id, String externalId) {
    sql.sql("update applicant set external_id = :external where id = :id")
        .param("external", externalId)
        .param("id", id)
        .update();
  }

  /// The same for an applicant who has no such name yet, if nobody else has it: who was recognized
  /// as somebody else leaves it behind.
  void callIfUnnamed(long id, String externalId) {
    sql.sql(
            """
            update applicant set external_id = :external
            where id = :id and external_id is null
              and not exists (select from applicant where external_id = :external)
            """)
        .param("external", externalId)
        .param("id", id)
        .update();
  }

  /// Where the applicant applied last, of the user's locations.
  long location(User user, long id) {
    return sql.sql(
            """
            select location_id from application
            where applicant_id = :id and location_id = any(:locations)
            order by applied_at desc, id desc limit 1
            """)
        .param("id", id)
        .param("locations", user.locations().toArray(Long[]::new))
        .query(Long.class)
        .single();
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> values,
      String test,
      String name,
      @Nullable Object value) {
    if (value == null) return;
    where.append(" and ").append(test);
    values.put(name, value);
  }

  private static ApplicantJson applicant(ResultSet row, int number) throws SQLException {
    var first = row.getString("first_name");
    var last = row.getString("last_name");
    return new ApplicantJson(
        row.getLong("id"),
        row.getString("external_id"),
        (first + " " + last).strip(),
        first,
        last,
        row.getString("email"),
        row.getString("phone"),
        row.getBoolean("texts_allowed"));
  }
}
