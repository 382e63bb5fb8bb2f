package earshot.importing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of undoing an import.
@Repository
class UndoDatabase {

  /// Why an application `a` is not taken back; null if it may be and nothing happened to it since.
  /// An import gives it the stage of the moment it was made for, so a later one is somebody's
  /// doing.
  private static final String USED =
      """
      case
        when not a.location_id = any(:locations) then '%s'
        when exists (select from legal_hold h
            where h.applicant_id in (select numbers_of(a.applicant_id)) and h.lifted_at is null)
          then '%s'
        when a.applicant_id <> r.applicant_id then '%s'
        when exists (select from conversation c where c.id = a.id) then '%s'
        when a.stage_changed_at <> a.applied_at then '%s'
        when exists (select from contact c where c.application_id = a.id)
          then '%s'
        when exists (select from decline d where d.application_id = a.id)
          or exists (select from draft d where d.application_id = a.id)
          or exists (select from resume s where s.application_id = a.id)
          then '%s'
        when exists (select from bulk_message b join bulk_recipient m on m.bulk_message_id = b.id
            where b.state in ('WAITING', 'RUNNING', 'PAUSED') and m.application_id = a.id)
          then '%s'
        when exists (select from applicant_link l where l.applicant_id = a.applicant_id)
            and exists (select from applicant p where p.id = a.applicant_id and p.import_id = r.import_id)
          then '%s'
      end
      """
          .formatted(
              "Whoever undid the import may not review applications at its location.",
              "The applicant is under a legal hold.",
              "It was found to be of somebody known before.",
              "A conversation has begun.",
              "Its stage was changed.",
              "The applicant was called or written to.",
              "Somebody worked on it.",
              "A bulk message is on its way to it.",
              "The applicant has a link to it.");

  private final JdbcClient sql;

  UndoDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// A row and why what it made stays; null if it goes.
  record Made(int number, @Nullable Long application, long applicant, @Nullable String reason) {}

  /// The next rows, their applications held fast, in order, so that two undone imports never wait
  /// for each other.
  ///
  /// @param locations where whoever undoes it may review applications
  List<Made> next(long importId, Set<Long> locations, int limit) {
    sql.sql(
            """
            select a.id from application a where a.id in (
              select application_id from import_row
              where import_id = :import and state = 'ADDED' order by number limit :limit)
            order by a.id for update
            """)
        .param("import", importId)
        .param("limit", limit)
        .query((row, _) -> row.getLong(1))
        .list();
    return sql.sql(
            """
            select r.number, a.id, r.applicant_id, %s as reason
            from (select * from import_row
              where import_id = :import and state = 'ADDED' order by number limit :limit) r
            left join application a on a.id = r.application_id
            order by r.number
            """
                .formatted(USED))
        .param("locations", locations.toArray(Long[]::new))
        .param("import", importId)
        .param("limit", limit)
        .query((row, _) ->
            new Made(
                row.getInt("number"),
                row.getObject("id", Long.class),
                row.getLong("applicant_id"),
                row.getString("reason")))
        .list();
  }

  /// Takes the applications back, and those applicants of this import who are left without one.
  void remove(long importId, Collection<Made> made) {
    sql.sql("delete from application where id = any(:ids)")
        .param(
            "ids",
            made.stream().map(Made::application).filter(it -> it != null).toArray(Long[]::new))
        .update();
    sql.sql(
            """
            delete from applicant p where p.id = any(:ids) and p.import_id = :import
              and not exists (select from application a where a.applicant_id = p.id)
              and not exists (select from applicant_link l where l.applicant_id = p.id)
              and not exists (select from applicant_presence s where s.applicant_id = p.id)
              and not exists (select from unwanted_mail n where n.applicant_id = p.id)
              and not exists (select from unwanted_texts n where n.applicant_id = p.id)
              and not exists (select from recognized_as r where p.id in (r.applicant_id, r.same_as))
            """)
        .param("ids", made.stream().map(Made::applicant).distinct().toArray(Long[]::new))
        .param("import", importId)
        .update();
  }

  void note(long importId, List<Made> made) {
    sql.sql(
            """
            with decided as (
              update import_row r set reason = t.reason,
                state = case when t.reason is null then 'REMOVED' else 'KEPT' end
              from unnest(:numbers::int[], :reasons::text[]) as t (number, reason)
              where r.import_id = :import and r.number = t.number and r.state = 'ADDED'
              returning r.state)
            update applicant_import set
              removed = removed + (select count(*) from decided where decided.state = 'REMOVED'),
              kept = kept + (select count(*) from decided where decided.state = 'KEPT')
            where id = :import
            """)
        .param("import", importId)
        .param("numbers", made.stream().map(Made::number).toArray(Integer[]::new))
        .param("reasons", made.stream().map(Made::reason).toArray(String[]::new))
        .update();
  }
}
