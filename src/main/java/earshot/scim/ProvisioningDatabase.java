package earshot.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Provisioning]. Who was removed by the provider is seen again once let in by hand.
@Repository
class ProvisioningDatabase {

  private static final String PEOPLE =
      """
      from app_user u left join scim_user s on s.company_id = u.company_id and s.user_id = u.id
      where u.company_id = (select current_company()) and not u.program
        and (s.deleted_at is null or u.disabled_at is null)
      """;

  private static final String COLUMNS =
      """
      select u.id, coalesce(s.user_name, u.email) as user_name, s.external_id, s.given_name,
        s.family_name, s.display_name, u.name, u.email, u.disabled_at is null as active,
        u.created_at
      """;

  private final JdbcClient sql;

  ProvisioningDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  int count(Filter filter) {
    return sql.sql("select count(*) " + PEOPLE + where(filter))
        .params(values(filter))
        .query(Integer.class)
        .single();
  }

  List<Person> list(Filter filter, long skipped, int most) {
    return sql.sql(COLUMNS + PEOPLE + where(filter) + " order by u.id limit :most offset :skipped")
        .params(values(filter))
        .param("most", most)
        .param("skipped", skipped)
        .query(ProvisioningDatabase::person)
        .list();
  }

  Optional<Person> find(long id) {
    return sql.sql(COLUMNS + PEOPLE + " and u.id = :id")
        .param("id", id)
        .query(ProvisioningDatabase::person)
        .optional();
  }

  /// Whether somebody else goes by that name.
  boolean isTaken(String userName, long but) {
    return isSomebody("lower(coalesce(s.user_name, u.email)) = lower(:value)", userName, but);
  }

  boolean isTakenOutside(String externalId, long but) {
    return isSomebody("s.external_id = :value", externalId, but);
  }

  private boolean isSomebody(String condition, String value, long but) {
    return sql.sql("select exists (select " + PEOPLE + " and u.id <> :but and " + condition + ")")
        .param("but", but)
        .param("value", value)
        .query(Boolean.class)
        .single();
  }

  /// Who had that address until the provider removed them.
  Optional<Long> removed(String email) {
    return sql.sql(
            """
            select u.id from app_user u
            join scim_user s on s.company_id = u.company_id and s.user_id = u.id
            where u.company_id = (select current_company()) and u.email = :email
              and s.deleted_at is not null and u.disabled_at is not null
            """)
        .param("email", email)
        .query(Long.class)
        .optional();
  }

  void keep(long id, Draft draft) {
    sql.sql(
            """
            insert into scim_user
              (user_id, user_name, external_id, given_name, family_name, display_name)
            values (:id, :user, :external, :given, :family, :display)
            on conflict (company_id, user_id) do update set user_name = excluded.user_name,
              external_id = excluded.external_id, given_name = excluded.given_name,
              family_name = excluded.family_name, display_name = excluded.display_name,
              deleted_at = null
            """)
        .param("id", id)
        .param("user", draft.userName())
        .param("external", draft.text(Attribute.EXTERNAL_ID), Types.VARCHAR)
        .param("given", draft.text(Attribute.GIVEN_NAME), Types.VARCHAR)
        .param("family", draft.text(Attribute.FAMILY_NAME), Types.VARCHAR)
        .param("display", draft.text(Attribute.DISPLAY_NAME), Types.VARCHAR)
        .update();
  }

  /// The names it went by are free for others.
  void remove(long id, Instant now) {
    sql.sql(
            """
            insert into scim_user (user_id, deleted_at) values (:id, :now)
            on conflict (company_id, user_id) do update set deleted_at = excluded.deleted_at,
              user_name = null, external_id = null, given_name = null, family_name = null,
              display_name = null
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
  }

  private static String where(Filter filter) {
    var where = new StringBuilder();
    for (var n = 0; n < filter.conditions().size(); n++)
      where
          .append(" and ")
          .append(column(filter.conditions().get(n).attribute()))
          .append(n)
          .append(")");
    return where.toString();
  }

  /// What is asked for is a parameter, by its number.
  private static String column(Attribute attribute) {
    return switch (attribute) {
      case USER_NAME -> "lower(coalesce(s.user_name, u.email)) = lower(:value";
      case EXTERNAL_ID -> "s.external_id = (:value";
      case EMAIL -> "u.email = lower(:value";
      case ACTIVE -> "(u.disabled_at is null)::text = (:value";
      case ID -> "u.id::text = (:value";
      default -> throw new IllegalArgumentException(attribute.name());
    };
  }

  private static Map<String, String> values(Filter filter) {
    var values = new HashMap<String, String>();
    for (var condition : filter.conditions())
      values.put("value" + values.size(), condition.value());
    return values;
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getLong("id"),
        row.getString("user_name"),
        row.getString("external_id"),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("display_name"),
        row.getString("name"),
        row.getString("email"),
        row.getBoolean("active"),
        row.getTimestamp("created_at").toInstant());
  }
}
