package earshot.profile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of addresses that wait to be confirmed, one for each user at most.
@Repository
class AddressChanges {

  private final JdbcClient sql;
  private final Clock clock;

  AddressChanges(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  void want(long user, String email) {
    sql.sql(
            """
            insert into address_change (user_id, email, wanted_at) values (:user, :email, :now)
            on conflict (company_id, user_id) do update
            set email = excluded.email, wanted_at = excluded.wanted_at
            """)
        .param("user", user)
        .param("email", email)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// Unless it was wanted too long ago to be confirmed.
  @Transactional(readOnly = true)
  Optional<String> wanted(long user) {
    return sql.sql("select email from address_change where user_id = :user and wanted_at > :since")
        .param("user", user)
        .param("since", Timestamp.from(clock.instant().minus(OwnMails.ADDRESS_LINK_AGE)))
        .query((row, _) -> row.getString(1))
        .optional();
  }

  void end(long user) {
    sql.sql("delete from address_change where user_id = :user").param("user", user).update();
  }
}
