package earshot.hiring;

import earshot.company.User;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/// The SQL of [Applications].
@Repository
class ApplicationDatabase {

  private static final String SELECT =
      """
      select a.id, a.applicant_id, p.first_name, p.last_name, p.email, p.phone, p.texts_agreed_at,
        p.email_bounced_at, p.verified_email, p.verified_phone, p.language, p.erased_at, o.opted_out_at, o.words as opt_out_words, o.way as opt_out_way, a.job_id, j.title as job, a.location_id, l.name as location, a.stage,
        a.stage_changed_at, a.applied_at, a.messaged_at is not null as messaged, a.resume_name, a.answers,
        a.import_id is not null as imported
      from application a
      join applicant p on p.id = a.applicant_id
      join job j on j.id = a.job_id
      join location l on l.id = a.location_id
      left join opt_out o on o.company_id = p.company_id and o.phone = p.phone
      """;

  private final JdbcClient sql;
  private final ObjectMapper json;

  ApplicationDatabase(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  long insert(
      long applicant,
      long job,
      Instant appliedAt,
      List<Answer> answers,
      String resumeName,
      String formKey) {
    return sql.sql(
            """
            insert into application (applicant_id, job_id, location_id, sort_name, stage_changed_at,
              applied_at, answers, resume_name, form_key)
            select p.id, j.id, j.location_id, lower(regexp_replace(
                normalize(p.last_name || ' ' || p.first_name, NFD), '[\\u0300-\\u036f]', '', 'g')), :at, :at,
              :answers::jsonb, nullif(:resume, ''), nullif(:key, '')
            from applicant p, job j where p.id = :applicant and j.id = :job
            returning id
            """)
        .param("applicant", applicant)
        .param("job", job)
        .param("at", Timestamp.from(appliedAt))
        .param("answers", json.writeValueAsString(answers))
        .param("resume", resumeName)
        .param("key", formKey)
        .query(Long.class)
        .single();
  }

  void answer(long id, List<Answer> answers, @Nullable String resumeName) {
    sql.sql(
            """
            update application
            set answers = :answers::jsonb, resume_name = coalesce(:resume, resume_name)
            where id = :id
            """)
        .param("answers", json.writeValueAsString(answers))
        .param("resume", resumeName, Types.VARCHAR)
        .param("id", id)
        .update();
  }

  Optional<Application> find(long id) {
    return sql.sql(SELECT + "where a.id = :id")
        .param("id", id)
        .query((row, _) -> ApplicationRows.application(row, this::answers))
        .optional();
  }

  /// What came by that form.
  Optional<Long> ofForm(String formKey) {
    return sql.sql("select id from application where form_key = :key")
        .param("key", formKey)
        .query(Long.class)
        .optional();
  }

  /// The applicant's application for that job.
  Optional<Long> of(long applicant, long job) {
    return sql.sql("select id from application where applicant_id = :applicant and job_id = :job")
        .param("applicant", applicant)
        .param("job", job)
        .query(Long.class)
        .optional();
  }

  /// Whether the applicant applied more than once.
  boolean hasOthers(Application application) {
    return sql.sql(
            """
            select exists (select from application where applicant_id = :applicant and id <> :id)
            """)
        .param("applicant", application.applicant().id())
        .param("id", application.id())
        .query(Boolean.class)
        .single();
  }

  /// Those of them that the user may read.
  Set<Long> readable(User user, Collection<Long> ids) {
    return Set.copyOf(
        sql.sql(
                """
                select p.conversation_id
                from (select id as conversation_id, location_id from application
                  where company_id = current_company() and id = any(:ids)) p
                where
                """
                    + MayReview.SQL)
            .param("ids", ids.toArray(Long[]::new))
            .param("locations", user.locations().toArray(Long[]::new))
            .param("reviews", user.mayReviewAnywhere())
            .query((row, _) -> row.getLong(1))
            .list());
  }

  List<PreviousApplication> others(Application application) {
    return sql.sql(
            """
            select a.id, j.title as job, l.name as location, a.applied_at, a.stage,
              a.stage_changed_at, a.messaged_at is not null as messaged, d.reason, d.words
            from application a
            join job j on j.id = a.job_id
            join location l on l.id = a.location_id
            left join decline d on d.application_id = a.id and a.stage = 'DECLINED'
            where a.applicant_id = :applicant and a.id <> :id
            order by a.applied_at desc, a.id desc
            """)
        .param("applicant", application.applicant().id())
        .param("id", application.id())
        .query(ApplicationRows::previous)
        .list();
  }

  /// Locks the application's stage until the end of the transaction, so that of two people who
  /// press at once the second sees what the first did.
  Stage lockStage(long id) {
    return sql.sql("select stage from application where id = :id for no key update")
        .param("id", id)
        .query((row, _) -> Stage.valueOf(row.getString(1)))
        .single();
  }

  void changeStage(long id, Stage stage, Instant now) {
    sql.sql(
            """
            update application set stage = :stage, stage_changed_at = :now,
              stage_before_decline = case when :stage in ('DECLINED', 'WITHDRAWN') then stage end
            where id = :id
            """)
        .param("stage", stage.name())
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  /// Where it was before it was declined or withdrawn.
  Stage stageBeforeEnd(long id) {
    return sql.sql(
            "select coalesce(stage_before_decline, 'REVIEWED') from application where id = :id")
        .param("id", id)
        .query((row, _) -> Stage.valueOf(row.getString(1)))
        .single();
  }

  void messaged(Collection<Long> ids, Instant now) {
    sql.sql(
            """
            update application set messaged_at = :now
            where company_id = current_company() and id = any(:ids) and messaged_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  private List<Answer> answers(String text) {
    return Answer.stored(json, text);
  }
}
