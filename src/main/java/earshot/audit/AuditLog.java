package earshot.audit;

import static earshot.language.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The audit log of the current company, the newest first. Whoever asks has been checked before.
@Component
public class AuditLog {

  private static final String SELECT =
      """
      select e.id, e.at, e.actor, e.deed, e.application_id, e.subject, e.detail,
        coalesce(u.name, '') as who, coalesce(s.name, '') as person,
        coalesce(trim(p.first_name || ' ' || p.last_name), '') as applicant
      from audit_entry e
      left join app_user u on u.company_id = e.company_id and u.id = e.user_id
      left join app_user s on s.company_id = e.company_id and s.id = e.person_id
      left join application a on a.id = e.application_id
      left join applicant p on p.id = coalesce(a.applicant_id, e.applicant_id)
      where true\
      """;

  private final JdbcClient sql;

  AuditLog(JdbcClient sql) {
    this.sql = sql;
  }

  /// Where a page begins: behind that entry.
  public record After(Instant at, long id) {}

  /// At most that many entries, behind the one given.
  @Transactional(readOnly = true)
  public List<AuditEntry> page(AuditFilter filter, @Nullable After after, int most) {
    var values = new HashMap<String, Object>(Map.of("most", most));
    var where = new StringBuilder(SELECT);
    var kind = filter.kind();
    var ids = filter.applicants();
    add(where, values, "e.user_id = :user", "user", filter.user());
    add(
        where,
        values,
        "e.deed = any(:deeds)",
        "deeds",
        kind == null ? null : kind.deeds().toArray(String[]::new));
    add(
        where,
        values,
        "e.applicant_id = any(:ids)",
        "ids",
        ids == null ? null : ids.toArray(Long[]::new));
    add(where, values, "e.at >= :from", "from", timestamp(filter.from()));
    add(where, values, "e.at < :until", "until", timestamp(filter.until()));
    if (after != null) {
      values.put("id", after.id());
      add(where, values, "(e.at, e.id) < (:at, :id)", "at", timestamp(after.at()));
    }
    where.append(" order by e.at desc, e.id desc limit :most");
    return sql.sql(where.toString()).params(values).query(AuditLog::entry).list();
  }

  /// Only the conditions that are asked for, so that PostgreSQL finds the index that fits.
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

  private static @Nullable Timestamp timestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private static AuditEntry entry(ResultSet row, int number) throws SQLException {
    var applicant = row.getString("applicant");
    return new AuditEntry(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        who(row, applicant),
        Deed.valueOf(row.getString("deed")),
        (Long) row.getObject("application_id"),
        applicant,
        row.getString("person"),
        row.getString("subject"),
        row.getString("detail"));
  }

  private static String who(ResultSet row, String applicant) throws SQLException {
    return switch (row.getString("actor")) {
      case "USER" -> row.getString("who");
      case "APPLICANT" -> applicant.isEmpty() ? say("An applicant") : applicant;
      default -> "Earshot";
    };
  }
}
