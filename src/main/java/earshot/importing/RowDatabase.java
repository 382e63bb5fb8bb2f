package earshot.importing;

import earshot.hiring.ApplicationFilter;
import earshot.importing.PeopleDatabase.Pair;
import earshot.importing.Recognition.Found;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/// The SQL that makes applicants and applications of rows, many at a time.
@Repository
class RowDatabase {

  private final JdbcClient sql;
  private final ObjectMapper json;

  RowDatabase(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  List<Long> newIds(int count) {
    return sql.sql(
            """
            select nextval(pg_get_serial_sequence('applicant', 'id'))
            from generate_series(1, :count)
            """)
        .param("count", count)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  void addApplicants(long importId, Map<Long, Draft> people, Instant now) {
    var drafts = List.copyOf(people.values());
    sql.sql(
            """
            insert into applicant (id, first_name, last_name, email, phone, stated_email,
              stated_phone, external_id, texts_agreed_at, import_id, created_at)
            select id, first, last, email, phone, email, phone, external,
              case when texts then :now::timestamptz end, :import, :now
            from unnest(:ids::bigint[], :firsts::text[], :lasts::text[], :emails::text[],
              :phones::text[], :externals::text[], :texts::boolean[])
              as t (id, first, last, email, phone, external, texts)
            """)
        .param("import", importId)
        .param("now", Timestamp.from(now))
        .param("ids", people.keySet().toArray(Long[]::new))
        .param("firsts", texts(drafts, Draft::firstName))
        .param("lasts", texts(drafts, Draft::lastName))
        .param("emails", texts(drafts, Draft::email))
        .param("phones", texts(drafts, Draft::phone))
        .param("externals", texts(drafts, Draft::externalId))
        .param("texts", drafts.stream().map(Draft::texts).toArray(Boolean[]::new))
        .update();
    addWords(people);
  }

  private void addWords(Map<Long, Draft> people) {
    var words = new ArrayList<String>();
    var ids = new ArrayList<Long>();
    people.forEach((id, draft) ->
        ApplicationFilter.words(draft.name())
            .forEach(word -> {
              words.add(word);
              ids.add(id);
            }));
    sql.sql(
            """
            insert into applicant_word (word, applicant_id)
            select * from unnest(:words::text[], :ids::bigint[])
            """)
        .param("words", words.toArray(String[]::new))
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  /// The ids by applicant and job; none for whoever has one for that job.
  Map<Pair, Long> addApplications(long importId, List<Found> found) {
    var drafts = found.stream().map(Found::draft).toList();
    var ids = new HashMap<Pair, Long>();
    sql.sql(
            """
            insert into application (applicant_id, job_id, location_id, sort_name, stage,
              stage_changed_at, applied_at, answers, import_id)
            select applicant, job, location, lower(regexp_replace(
                normalize(last || ' ' || first, NFD), '[\\u0300-\\u036f]', '', 'g')),
              stage, at, at, answers::jsonb, :import
            from unnest(:applicants::bigint[], :jobs::bigint[], :locations::bigint[],
              :firsts::text[], :lasts::text[], :stages::text[], :times::timestamptz[],
              :answers::text[])
              as t (applicant, job, location, first, last, stage, at, answers)
            on conflict (company_id, applicant_id, job_id) do nothing
            returning id, applicant_id, job_id
            """)
        .param("import", importId)
        .param("applicants", found.stream().map(Found::applicant).toArray(Long[]::new))
        .param("jobs", drafts.stream().map(it -> it.job().id()).toArray(Long[]::new))
        .param("locations", drafts.stream().map(it -> it.job().locationId()).toArray(Long[]::new))
        .param("firsts", texts(drafts, Draft::firstName))
        .param("lasts", texts(drafts, Draft::lastName))
        .param("stages", texts(drafts, it -> it.stage().name()))
        .param("times", texts(drafts, it -> it.appliedAt().toString()))
        .param("answers", texts(drafts, it -> json.writeValueAsString(it.notes())))
        .query(row -> {
          ids.put(new Pair(row.getLong(2), row.getLong(3)), row.getLong(1));
        });
    return ids;
  }

  /// Each row once: the key of the table holds it to that.
  void note(long importId, Collection<Outcome> outcomes) {
    var all = List.copyOf(outcomes);
    sql.sql(
            """
            insert into import_row
              (import_id, number, line, state, application_id, applicant_id, reason, cells)
            select :import, number, line, case when application is null then 'FAILED' else 'ADDED' end,
              application, applicant, reason, cells
            from unnest(:numbers::int[], :lines::int[], :applications::bigint[],
              :applicants::bigint[], :reasons::text[], :cells::text[])
              as t (number, line, application, applicant, reason, cells)
            """)
        .param("import", importId)
        .param("numbers", all.stream().map(Outcome::number).toArray(Integer[]::new))
        .param("lines", all.stream().map(it -> it.row().line()).toArray(Integer[]::new))
        .param("applications", all.stream().map(Outcome::application).toArray(Long[]::new))
        .param("applicants", all.stream().map(Outcome::applicant).toArray(Long[]::new))
        .param("reasons", all.stream().map(Outcome::reason).toArray(String[]::new))
        .param("cells", all.stream().map(this::cells).toArray(String[]::new))
        .update();
  }

  void count(long importId, int done, int added, int recognized) {
    sql.sql(
            """
            update applicant_import set done = done + :done, added = added + :added,
              recognized = recognized + :recognized, failed = failed + :done - :added
            where id = :id
            """)
        .param("done", done)
        .param("added", added)
        .param("recognized", recognized)
        .param("id", importId)
        .update();
  }

  private @Nullable String cells(Outcome outcome) {
    return outcome.reason() == null ? null : json.writeValueAsString(outcome.row().cells());
  }

  private static String[] texts(List<Draft> drafts, Function<Draft, @Nullable String> what) {
    return drafts.stream().map(what).toArray(String[]::new);
  }
}
