package earshot.company;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Staff].
@Repository
class StaffDatabase {

  private static final String MEMBERS =
      """
      select u.id, u.name, u.email, u.phone, u.role, u.disabled_at is not null as disabled,
        greatest(
          (select p.seen_at from presence p where p.company_id = u.company_id and p.user_id = u.id),
          (select max(s.created_at) from user_session s
            where s.company_id = u.company_id and s.user_id = u.id)) as last_seen
      from app_user u where u.company_id = (select current_company()) and not u.program
      """;

  private record Granted(long userId, Grant grant) {}

  private final JdbcClient sql;
  private final Grants grants;
  private final Clock clock;

  StaffDatabase(JdbcClient sql, Grants grants, Clock clock) {
    this.sql = sql;
    this.grants = grants;
    this.clock = clock;
  }

  List<Member> all() {
    var granted = granted();
    return members(
        sql.sql(MEMBERS + " order by u.disabled_at is not null, lower(u.name), u.id"), granted);
  }

  Optional<Member> find(long id) {
    var granted = Map.of(id, grants.of(id));
    return members(sql.sql(MEMBERS + " and u.id = :id").param("id", id), granted).stream()
        .findFirst();
  }

  boolean hasEmail(String email) {
    return sql.sql(
            """
            select exists (select from app_user
              where company_id = (select current_company()) and email = :email)
            """)
        .param("email", email)
        .query(Boolean.class)
        .single();
  }

  /// Until the transaction ends, nobody else counts or changes the company's administrators.
  void oneAtATime() {
    sql.sql("select from company where company_id = (select current_company()) for no key update")
        .query((_, _) -> true)
        .single();
  }

  int administrators() {
    return sql.sql(
            """
            select count(*) from app_user where company_id = (select current_company())
              and role = 'ADMINISTRATOR' and disabled_at is null and not program
            """)
        .query(Integer.class)
        .single();
  }

  void change(long id, Rights rights) {
    sql.sql(
            "update app_user set role = :role where company_id = (select current_company()) and id = :id")
        .param("role", rights.role().name())
        .param("id", id)
        .update();
    grants.replace(id, rights.grants());
  }

  void rename(long id, String name) {
    sql.sql(
            "update app_user set name = :name where company_id = (select current_company()) and id = :id")
        .param("name", name)
        .param("id", id)
        .update();
  }

  void disable(long id) {
    sql.sql(
            """
            update app_user set disabled_at = :now
            where company_id = (select current_company()) and id = :id and disabled_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
  }

  void enable(long id) {
    sql.sql(
            """
            update app_user set disabled_at = null
            where company_id = (select current_company()) and id = :id
            """)
        .param("id", id)
        .update();
  }

  private Map<Long, List<Grant>> granted() {
    return sql
        .sql("select user_id, location_id, review_applications, manage_jobs from location_grant")
        .query((row, _) -> new Granted(row.getLong("user_id"), Grants.grant(row)))
        .stream()
        .collect(
            Collectors.groupingBy(
                Granted::userId,
                HashMap::new,
                Collectors.mapping(Granted::grant, Collectors.toList())));
  }

  private static List<Member> members(
      JdbcClient.StatementSpec query, Map<Long, List<Grant>> granted) {
    return query
        .query((row, _) -> {
          var id = row.getLong("id");
          var seen = row.getTimestamp("last_seen");
          var role = Role.valueOf(row.getString("role"));
          return new Member(
              id,
              row.getString("name"),
              row.getString("email"),
              Optional.ofNullable(row.getString("phone")).map(Phone::new).orElse(null),
              row.getBoolean("disabled"),
              seen == null ? null : seen.toInstant(),
              new Rights(role, granted.getOrDefault(id, List.<Grant>of())));
        })
        .list();
  }
}
