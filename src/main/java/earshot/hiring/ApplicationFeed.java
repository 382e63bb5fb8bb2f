package earshot.hiring;

import earshot.company.User;
import earshot.web.TimeCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of applications as the API shows them.
@Repository
class ApplicationFeed {

  private static final String SELECT =
      """
      select a.id, a.external_id, a.applicant_id, p.external_id as applicant_external_id,
        p.first_name, p.last_name, p.email, p.phone, a.job_id, j.title as job, a.location_id,
        l.name as location, a.stage, a.stage_changed_at, a.applied_at, a.messaged_at, a.answers,
        p.phone is not null and p.texts_agreed_at is not null and not exists (
          select from opt_out o where o.phone = p.phone) as texts_allowed
      from %s a
      join applicant p on p.id = a.applicant_id
      join job j on j.id = a.job_id
      join location l on l.id = a.location_id
      """;

  private final JdbcClient sql;
  private final JsonMapper json;

  ApplicationFeed(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// The newest first, at the user's locations.
  @Transactional(readOnly = true)
  List<ApplicationJson> page(User user, Wanted wanted, int limit) {
    var values = new HashMap<String, Object>();
    var where = wanted.where(user, values);
    var page =
        "(select * from application where %s order by applied_at desc, id desc limit :limit)"
            .formatted(where);
    return sql.sql(SELECT.formatted(page) + "order by a.applied_at desc, a.id desc")
        .params(values)
        .param("limit", limit)
        .query(this::application)
        .list();
  }

  /// The application of that id, which must exist.
  @Transactional(readOnly = true)
  ApplicationJson one(long id) {
    return find(id).orElseThrow();
  }

  Optional<ApplicationJson> find(long id) {
    return sql.sql(SELECT.formatted("application") + "where a.id = :id")
        .param("id", id)
        .query(this::application)
        .optional();
  }

  Optional<Long> ofExternal(String externalId) {
    return sql.sql("select id from application where external_id = :id")
        .param("id", externalId)
        .query(Long.class)
        .optional();
  }

  void callApplication(long id, String externalId) {
    sql.sql("update application set external_id = :external where id = :id")
        .param("external", externalId)
        .param("id", id)
        .update();
  }

  private ApplicationJson application(ResultSet row, int number) throws SQLException {
    var first = row.getString("first_name");
    var last = row.getString("last_name");
    return new ApplicationJson(
        row.getLong("id"),
        row.getString("external_id"),
        new ApplicationJson.ApplicantJson(
            row.getLong("applicant_id"),
            row.getString("applicant_external_id"),
            (first + " " + last).strip(),
            first,
            last,
            row.getString("email"),
            row.getString("phone"),
            row.getBoolean("texts_allowed")),
        new ApplicationJson.Named(row.getLong("job_id"), row.getString("job")),
        new ApplicationJson.Named(row.getLong("location_id"), row.getString("location")),
        ApplicationJson.slug(Stage.valueOf(row.getString("stage"))),
        row.getTimestamp("stage_changed_at").toInstant(),
        row.getTimestamp("applied_at").toInstant(),
        row.getTimestamp("messaged_at") == null ? null : row.getLong("id"),
        Answer.stored(json, row.getString("answers")),
        null);
  }

  /// Which applications are wanted.
  ///
  /// @param after the last one of the page before
  record Wanted(
      Folder folder,
      @Nullable Stage stage,
      @Nullable Long job,
      @Nullable Long location,
      @Nullable Long applicant,
      @Nullable TimeCursor after) {

    String where(User user, Map<String, Object> values) {
      var stages = stage == null ? folder.stages() : List.of(stage);
      values.put("stages", stages.stream().map(Stage::name).toArray(String[]::new));
      values.put(
          "locations",
          user.locations().stream()
              .filter(id -> location == null || id.equals(location))
              .toArray(Long[]::new));
      var where = new StringBuilder("location_id = any(:locations) and stage = any(:stages)");
      if (job != null) {
        where.append(" and job_id = :job");
        values.put("job", job);
      }
      if (applicant != null) {
        where.append(" and applicant_id = :applicant");
        values.put("applicant", applicant);
      }
      if (after != null) {
        where.append(" and (applied_at, id) < (:at, :after)");
        values.put("at", Timestamp.from(after.at()));
        values.put("after", after.id());
      }
      return where.toString();
    }
  }
}
