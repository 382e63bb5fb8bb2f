package earshot.audit;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Audit].
@Repository
class AuditDatabase {

  private final JdbcClient sql;

  AuditDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// @param readHour of what is only read: the same entry within that hour is there already
  void insert(@Nullable Actor by, Deed deed, About about, Instant now, @Nullable Instant readHour) {
    sql.sql(
            """
            insert into audit_entry (at, actor, user_id, deed, applicant_id, application_id, person_id,
              subject, detail, read_hour)
            values (:now, :actor, :user, :deed,
              coalesce(:applicant::bigint, (select applicant_id from application where id = :application)),
              :application, :person, :subject, :detail, :hour)
            on conflict do nothing
            """)
        .param("now", Timestamp.from(now))
        .param("actor", actor(by))
        .param("user", by == null ? null : by.staffId(), Types.BIGINT)
        .param("deed", deed.name())
        .param("applicant", about.applicantId(), Types.BIGINT)
        .param("application", about.applicationId(), Types.BIGINT)
        .param("person", about.personId(), Types.BIGINT)
        .param("subject", about.subject())
        .param("detail", about.detail())
        .param("hour", readHour == null ? null : Timestamp.from(readHour), Types.TIMESTAMP)
        .update();
  }

  void insertAll(
      Actor by, Deed deed, Collection<Long> applications, Instant now, @Nullable Instant readHour) {
    sql.sql(
            """
            insert into audit_entry (at, actor, user_id, deed, applicant_id, application_id, read_hour)
            select :now, :actor, :user, :deed, applicant_id, id, :hour::timestamptz from application
            where id = any(:applications)
            on conflict do nothing
            """)
        .param("now", Timestamp.from(now))
        .param("actor", actor(by))
        .param("user", by.staffId(), Types.BIGINT)
        .param("deed", deed.name())
        .param("applications", applications.toArray(Long[]::new))
        .param("hour", readHour == null ? null : Timestamp.from(readHour), Types.TIMESTAMP)
        .update();
  }

  private static String actor(@Nullable Actor by) {
    if (by == null) return "SERVER";
    return by.staffId() == null ? "APPLICANT" : "USER";
  }
}
