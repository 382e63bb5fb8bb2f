package earshot.people;

import earshot.company.Grant;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.User;
import earshot.language.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of [Invitations].
@Repository
class InvitationDatabase {

  private static final String INVITATIONS =
      """
      select i.id, i.email, i.role, i.invited_at, i.expires_at, u.name as invited_by,
        u.time_zone, u.language
      from invitation i join app_user u on u.company_id = i.company_id and u.id = i.invited_by
      where i.company_id = (select current_company()) and u.company_id = (select current_company())
      """;

  private final JdbcClient sql;

  InvitationDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  List<Invitation> all() {
    return sql.sql(INVITATIONS + " order by i.invited_at desc, i.id desc")
        .query(this::invitation)
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Invitation> find(long id) {
    return sql.sql(INVITATIONS + " and i.id = :id")
        .param("id", id)
        .query(this::invitation)
        .optional();
  }

  Optional<Invitation> of(String email) {
    return sql.sql(INVITATIONS + " and i.email = :email")
        .param("email", email)
        .query(this::invitation)
        .optional();
  }

  /// @throws org.springframework.dao.DuplicateKeyException if the address has an invitation already
  long insert(User by, String email, Rights rights, Instant now, Instant end) {
    var id =
        sql.sql(
                """
                insert into invitation (email, role, invited_by, invited_at, expires_at)
                values (:email, :role, :by, :now, :end) returning id
                """)
            .param("email", email)
            .param("role", rights.role().name())
            .param("by", by.id())
            .param("now", Timestamp.from(now))
            .param("end", Timestamp.from(end))
            .query(Long.class)
            .single();
    rights.grants().forEach(grant -> insert(id, grant));
    return id;
  }

  void renew(long id, User by, Instant now, Instant end) {
    sql.sql(
            """
            update invitation set invited_by = :by, invited_at = :now, expires_at = :end
            where id = :id
            """)
        .param("by", by.id())
        .param("now", Timestamp.from(now))
        .param("end", Timestamp.from(end))
        .param("id", id)
        .update();
  }

  /// @return whether it was there: of two at once only one sees it
  boolean delete(long id) {
    return sql.sql("delete from invitation where id = :id").param("id", id).update() == 1;
  }

  private void insert(long invitation, Grant grant) {
    sql.sql(
            """
            insert into invitation_grant
              (invitation_id, location_id, review_applications, manage_jobs)
            values (:invitation, :location, :review, :jobs)
            """)
        .param("invitation", invitation)
        .param("location", grant.locationId())
        .param("review", grant.review())
        .param("jobs", grant.manageJobs())
        .update();
  }

  private Invitation invitation(ResultSet row, int number) throws SQLException {
    var id = row.getLong("id");
    return new Invitation(
        id,
        row.getString("email"),
        row.getString("invited_by"),
        ZoneId.of(row.getString("time_zone")),
        Language.of(row.getString("language")).orElseThrow(),
        row.getTimestamp("invited_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        new Rights(Role.valueOf(row.getString("role")), grants(id)));
  }

  private List<Grant> grants(long invitation) {
    return sql.sql(
            """
            select location_id, review_applications, manage_jobs from invitation_grant
            where invitation_id = :invitation
            """)
        .param("invitation", invitation)
        .query((row, _) -> new Grant(row.getLong(1), row.getBoolean(2), row.getBoolean(3)))
        .list();
  }
}
