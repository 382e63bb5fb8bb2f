package earshot.template;

import earshot.company.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the templates.
@Repository
class TemplateDatabase {

  private final JdbcClient sql;
  private final Clock clock;

  TemplateDatabase(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  List<Template> visibleTo(User user) {
    return sql.sql(
            """
            select id, user_id, name, body from template
            where user_id is null or user_id = :user order by lower(name), user_id nulls last
            """)
        .param("user", user.id())
        .query(TemplateDatabase::template)
        .list();
  }

  Optional<Template> find(User user, long id) {
    return sql.sql(
            """
            select id, user_id, name, body from template
            where id = :id and (user_id is null or user_id = :user)
            """)
        .param("id", id)
        .param("user", user.id())
        .query(TemplateDatabase::template)
        .optional();
  }

  long insert(@Nullable Long user, TemplateText text) {
    return sql.sql(
            """
            insert into template (user_id, name, body, changed_at) values (:user, :name, :body, :now)
            returning id
            """)
        .param("user", user, Types.BIGINT)
        .param("name", text.name())
        .param("body", text.body())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  void lock(long id) {
    sql.sql("select from template where id = :id for update").param("id", id).query().listOfRows();
  }

  void update(long id, TemplateText text) {
    sql.sql("update template set name = :name, body = :body, changed_at = :now where id = :id")
        .param("id", id)
        .param("name", text.name())
        .param("body", text.body())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  void delete(long id) {
    sql.sql("delete from template where id = :id").param("id", id).update();
  }

  private static Template template(ResultSet row, int number) throws SQLException {
    return new Template(
        row.getLong("id"),
        row.getObject("user_id", Long.class),
        row.getString("name"),
        row.getString("body"));
  }
}
