package earshot.importing;

import earshot.company.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of who is known already: docs/decisions/0082-import.md.
@Repository
class PeopleDatabase {

  private final JdbcClient sql;

  PeopleDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// The applicants that drafts are about, by the number of the row: of the same name, and reached
  /// where they have shown, or the company itself has said, that they are, or called the same by
  /// the other system. Only such as the user may read about.
  Map<Integer, Long> known(User user, List<Draft> drafts) {
    var known = new HashMap<Integer, Long>();
    sql.sql(
            """
            select t.number, min(p.id) as id
            from unnest(:numbers::int[], :firsts::text[], :lasts::text[], :emails::text[],
              :phones::text[], :externals::text[])
              as t (number, first, last, email, phone, external)
            cross join lateral (
              select id, first_name, last_name from applicant
              where email = t.email and (verified_email = t.email or stated_email = t.email)
              union all
              select id, first_name, last_name from applicant
              where phone = t.phone and (verified_phone = t.phone or stated_phone = t.phone)
              union all
              select id, first_name, last_name from applicant where external_id = t.external) p
            where lower(p.first_name) = lower(t.first) and lower(p.last_name) = lower(t.last)
              and (
                exists (select from application a
                  where a.applicant_id = p.id and a.location_id = any(:locations))
                or (select count(*) from application a where a.applicant_id = p.id) > 1)
            group by t.number
            """)
        .param("numbers", drafts.stream().map(Draft::number).toArray(Integer[]::new))
        .param("firsts", texts(drafts, Draft::firstName))
        .param("lasts", texts(drafts, Draft::lastName))
        .param("emails", texts(drafts, Draft::email))
        .param("phones", texts(drafts, Draft::phone))
        .param("externals", texts(drafts, Draft::externalId))
        .param("locations", user.locations().toArray(Long[]::new))
        .query(row -> {
          known.put(row.getInt(1), row.getLong(2));
        });
    return known;
  }

  /// What these applicants have applied for.
  Set<Pair> applied(Collection<Long> applicants) {
    return Set.copyOf(
        sql.sql(
                """
                select applicant_id, job_id from application
                where company_id = current_company() and applicant_id = any(:ids)
                """)
            .param("ids", applicants.toArray(Long[]::new))
            .query((row, _) -> new Pair(row.getLong(1), row.getLong(2)))
            .list());
  }

  /// Those of the ids in the other system that somebody has.
  List<String> takenIds(List<Draft> drafts) {
    return sql.sql("select external_id from applicant where external_id = any(:ids)")
        .param(
            "ids",
            drafts.stream().map(Draft::externalId).filter(it -> it != null).toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Somebody and a job.
  record Pair(long applicant, long job) {}

  private static String[] texts(List<Draft> drafts, Function<Draft, @Nullable String> what) {
    return drafts.stream().map(what).toArray(String[]::new);
  }
}
