package earshot.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Users].
@Repository
class UserDatabase {

  private final JdbcClient sql;

  UserDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  long insert(NewUser user) {
    return sql.sql(
            """
            insert into app_user (name, email, role, time_zone, password_hash)
            values (:name, :email, :role, :zone, :hash) returning id
            """)
        .param("name", user.name())
        .param("email", user.email())
        .param("role", user.role().name())
        .param("zone", user.zone().getId())
        .param("hash", user.passwordHash())
        .query(Long.class)
        .single();
  }

  void grant(long user, long location) {
    sql.sql("insert into location_grant (user_id, location_id) values (:user, :location)")
        .param("user", user)
        .param("location", location)
        .update();
  }

  Optional<User> find(long id) {
    return sql.sql(
            """
            select u.company_id, u.id, u.name, u.email, u.role, u.time_zone, u.press_enter_to_send,
              u.keyboard_shortcuts, c.name as company_name,
              array(select l.id from location l
                where u.role = 'ADMINISTRATOR' or exists (select from location_grant g
                  where g.user_id = u.id and g.location_id = l.id)) as locations
            from app_user u join company c on c.company_id = u.company_id
            where u.company_id = current_company() and u.id = :id and u.disabled_at is null
            """)
        .param("id", id)
        .query(UserDatabase::user)
        .optional();
  }

  void pressEnterToSend(long id, boolean enter) {
    sql.sql(
            """
            update app_user set press_enter_to_send = :enter
            where company_id = current_company() and id = :id
            """)
        .param("enter", enter)
        .param("id", id)
        .update();
  }

  void keyboardShortcuts(long id, boolean on) {
    sql.sql(
            """
            update app_user set keyboard_shortcuts = :on
            where company_id = current_company() and id = :id
            """)
        .param("on", on)
        .param("id", id)
        .update();
  }

  private static User user(ResultSet row, int number) throws SQLException {
    return new User(
        row.getLong("company_id"),
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        Role.valueOf(row.getString("role")),
        ZoneId.of(row.getString("time_zone")),
        row.getBoolean("press_enter_to_send"),
        row.getBoolean("keyboard_shortcuts"),
        row.getString("company_name"),
        Set.of((Long[]) row.getArray("locations").getArray()));
  }
}
