package earshot.company;

import earshot.language.Language;
import earshot.language.Say;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Users].
@Repository
class UserDatabase {

  private final JdbcClient sql;
  private final Grants grants;

  UserDatabase(JdbcClient sql, Grants grants) {
    this.sql = sql;
    this.grants = grants;
  }

  long insert(NewUser user) {
    var id = insertAlone(user);
    user.rights().grants().forEach(grant -> grants.insert(id, grant));
    return id;
  }

  private long insertAlone(NewUser user) {
    return sql.sql(
            """
            insert into app_user (name, email, role, time_zone, language, password_hash)
            values (:name, :email, :role, :zone, :language, :hash) returning id
            """)
        .param("name", user.name())
        .param("email", user.email())
        .param("role", user.rights().role().name())
        .param("zone", user.zone().getId())
        .param("language", Say.language().code())
        .param("hash", user.passwordHash())
        .query(Long.class)
        .single();
  }

  void isProgram(long id) {
    sql.sql(
            """
            update app_user set program = true, answer_mail = 'NEVER'
            where company_id = (select current_company()) and id = :id
            """)
        .param("id", id)
        .update();
  }

  boolean isPerson(long id) {
    return sql.sql(
            """
            select exists (select from app_user
              where company_id = (select current_company()) and id = :id and not program)
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  Optional<User> find(long id) {
    return sql.sql(
            """
            select u.company_id, u.id, u.name, u.email, u.role, u.time_zone, u.language, u.press_enter_to_send,
              u.keyboard_shortcuts, c.name as company_name,
              array(select l.id from location l
                where u.role = 'ADMINISTRATOR' or exists (select from location_grant g
                  where g.user_id = u.id and g.location_id = l.id and g.review_applications))
                as locations,
              array(select l.id from location l
                where u.role = 'ADMINISTRATOR' or exists (select from location_grant g
                  where g.user_id = u.id and g.location_id = l.id and g.manage_jobs))
                as job_locations
            from app_user u join company c on c.company_id = u.company_id
            where u.company_id = (select current_company()) and u.id = :id and u.disabled_at is null
            """)
        .param("id", id)
        .query(UserDatabase::user)
        .optional();
  }

  Optional<Long> id(String email) {
    return sql.sql(
            "select id from app_user where company_id = (select current_company()) and email = :email and not program")
        .param("email", email)
        .query(Long.class)
        .optional();
  }

  String passwordHash(long id) {
    return sql.sql(
            "select password_hash from app_user where company_id = (select current_company()) and id = :id")
        .param("id", id)
        .query((row, _) -> row.getString(1))
        .single();
  }

  void changePassword(long id, String hash) {
    sql.sql(
            """
            update app_user set password_hash = :hash
            where company_id = (select current_company()) and id = :id
            """)
        .param("hash", hash)
        .param("id", id)
        .update();
  }

  void changeEmail(long id, String email) {
    sql.sql(
            """
            update app_user set email = :email where company_id = (select current_company()) and id = :id
            """)
        .param("email", email)
        .param("id", id)
        .update();
  }

  Profile profile(long id) {
    return sql.sql(
            """
            select name, phone, time_zone, language,
              case when exists (select from mail_stop s
                where s.company_id = u.company_id and s.address = u.email) then 'NEVER'
                else answer_mail end as answer_mail
            from app_user u where company_id = (select current_company()) and id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Profile(
                new PersonName(row.getString("name")),
                Optional.ofNullable(row.getString("phone")).map(Phone::new).orElse(null),
                ZoneId.of(row.getString("time_zone")),
                language(row),
                AnswerMail.valueOf(row.getString("answer_mail"))))
        .single();
  }

  /// Who wants mail again takes back what a click in a mail has stopped.
  void change(long id, Profile profile) {
    var phone = profile.phone();
    if (profile.answerMail() != AnswerMail.NEVER) resumeMail(id);
    sql.sql(
            """
            update app_user set name = :name, phone = :phone, time_zone = :zone, language = :language,
              answer_mail = :mail
            where company_id = (select current_company()) and id = :id
            """)
        .param("name", profile.name().text())
        .param("phone", phone == null ? null : phone.e164(), Types.VARCHAR)
        .param("zone", profile.zone().getId())
        .param("language", profile.language().code())
        .param("mail", profile.answerMail().name())
        .param("id", id)
        .update();
  }

  private void resumeMail(long id) {
    sql.sql(
            """
            delete from mail_stop where company_id = (select current_company()) and address = (
              select email from app_user where company_id = (select current_company()) and id = :id)
            """)
        .param("id", id)
        .update();
  }

  void pressEnterToSend(long id, boolean enter) {
    sql.sql(
            """
            update app_user set press_enter_to_send = :enter
            where company_id = (select current_company()) and id = :id
            """)
        .param("enter", enter)
        .param("id", id)
        .update();
  }

  void keyboardShortcuts(long id, boolean on) {
    sql.sql(
            """
            update app_user set keyboard_shortcuts = :on
            where company_id = (select current_company()) and id = :id
            """)
        .param("on", on)
        .param("id", id)
        .update();
  }

  private static Language language(ResultSet row) throws SQLException {
    return Language.of(row.getString("language")).orElseThrow();
  }

  private static User user(ResultSet row, int number) throws SQLException {
    return new User(
        row.getLong("company_id"),
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        Role.valueOf(row.getString("role")),
        ZoneId.of(row.getString("time_zone")),
        language(row),
        row.getBoolean("press_enter_to_send"),
        row.getBoolean("keyboard_shortcuts"),
        row.getString("company_name"),
        Set.of((Long[]) row.getArray("locations").getArray()),
        Set.of((Long[]) row.getArray("job_locations").getArray()));
  }
}
