package earshot.hiring;

import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of who is who: see decision 60.
@Repository
class Identities {

  private final JdbcClient sql;
  private final TextConsent consent;
  private final SamePerson same;

  Identities(JdbcClient sql, TextConsent consent, SamePerson same) {
    this.sql = sql;
    this.consent = consent;
    this.same = same;
  }

  /// Another applicant of the same name who is known to read what is sent there; of several the
  /// first.
  OptionalLong knownAt(long id, String address) {
    same.hold(id);
    return sql.sql(
            """
            select o.id from applicant p join applicant o on o.id <> p.id
              and lower(o.first_name) = lower(p.first_name)
              and lower(o.last_name) = lower(p.last_name)
            where p.id = :id
              and (o.email = :address and o.verified_email = :address
                or o.phone = :address and o.verified_phone = :address)
            order by o.id limit 1 for no key update of o
            """)
        .param("id", id)
        .param("address", address)
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// Whether the phone is on file for that applicant, or for another record of the same name: who
  /// is recognized keeps both.
  boolean hasPhone(long id, String phone) {
    return sql.sql(
            """
            select exists (select from applicant p join applicant o on o.phone = :phone
                and lower(o.first_name) = lower(p.first_name)
                and lower(o.last_name) = lower(p.last_name)
              where p.id = :id)
            """)
        .param("id", id)
        .param("phone", phone)
        .query(Boolean.class)
        .single();
  }

  void verified(long id, String address) {
    sql.sql(
            """
            update applicant set
              verified_email = case when email = :address then email else verified_email end,
              verified_phone = case when phone = :address then phone else verified_phone end
            where id = :id
            """)
        .param("address", address)
        .param("id", id)
        .update();
  }

  /// From now on the two are one person.
  List<Long> moveApplications(long from, long to) {
    same.hold(to);
    same.note(from, to);
    keepHold(from, to);
    keepWish(from, to);
    consent.move(from, to);
    return sql.sql(
            """
            update application a set applicant_id = :to
            where a.applicant_id = :from and not exists (
              select from application o where o.applicant_id = :to and o.job_id = a.job_id)
            returning a.id
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// What was said under one number about mail holds under the other.
  private void keepWish(long from, long to) {
    sql.sql(
            """
            insert into unwanted_mail (applicant_id, said_at)
            select :to, said_at from unwanted_mail where applicant_id = :from
            on conflict do nothing
            """)
        .param("from", from)
        .param("to", to)
        .update();
  }

  /// Whoever is not to be erased is not to be so under another number either: the version before
  /// looks at one number alone.
  private void keepHold(long from, long to) {
    sql.sql(
            """
            insert into legal_hold (applicant_id, reason, set_by, set_at)
            select :to, reason, set_by, set_at from legal_hold
            where applicant_id = :from and lifted_at is null
            on conflict do nothing
            """)
        .param("from", from)
        .param("to", to)
        .update();
  }
}
