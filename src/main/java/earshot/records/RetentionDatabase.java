package earshot.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Retention].
@Repository
class RetentionDatabase {

  /// Who is still known, under no hold, and with nothing that happened since then, under any of the
  /// person's numbers. Nobody is erased for having just come, with whatever dates.
  private static final String OVER =
      """
      from applicant p
      where p.erased_at is null
        and p.created_at < :since
        and not exists (
          select from numbers_of(p.id) as n (id) join applicant o on o.id = n.id
          where o.created_at >= :since
            or exists (select from legal_hold h where h.applicant_id = o.id and h.lifted_at is null)
            or exists (
              select from application a left join conversation c on c.id = a.id
              where a.applicant_id = o.id and (
                greatest(a.applied_at, a.stage_changed_at, a.messaged_at, c.last_at) >= :since
                or exists (
                  select from contact k where k.application_id = a.id and k.made_at >= :since))))
      """;

  private final JdbcClient sql;

  RetentionDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// How many months the current company keeps records; empty where it has never said.
  int months(int usual) {
    return sql.sql("select months from retention")
        .query((row, _) -> row.getInt(1))
        .optional()
        .orElse(usual);
  }

  void change(int months) {
    sql.sql(
            """
            insert into retention (months) values (:months)
            on conflict (company_id) do update set months = excluded.months
            """)
        .param("months", months)
        .update();
  }

  /// The next whose time is over, by their ids.
  List<Long> over(Instant since, long after, int most) {
    return sql.sql("select p.id " + OVER + " and p.id > :after order by p.id limit :most")
        .param("since", Timestamp.from(since))
        .param("after", after)
        .param("most", most)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Each person once, however many numbers they have.
  long countOver(Instant since) {
    return sql.sql(
            "select count(*) "
                + OVER
                + " and not exists (select from recognized_as r where r.applicant_id = p.id)")
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  boolean isOver(long applicant, Instant since) {
    return sql.sql("select exists (select " + OVER + " and p.id = :id)")
        .param("since", Timestamp.from(since))
        .param("id", applicant)
        .query(Boolean.class)
        .single();
  }

  /// The companies to be looked through by now, of all companies.
  ///
  /// @param latest when one that is not can be due
  List<Long> due(Instant now, Instant latest) {
    return sql.sql(
            """
            select company from retention_round where due_at <= :now or due_at > :latest
            order by due_at, company
            """)
        .param("now", Timestamp.from(now))
        .param("latest", Timestamp.from(latest))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  void lookAgain(long company, Instant at) {
    sql.sql("update retention_round set due_at = :at where company = :company")
        .param("at", Timestamp.from(at))
        .param("company", company)
        .update();
  }
}
