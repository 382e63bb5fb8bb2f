package earshot.records;

import earshot.attachment.Attachment;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of one person's record.
@Repository
class PersonDatabase {

  private final JdbcClient sql;

  PersonDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// A file that came with a message of a conversation.
  record AttachedTo(long conversation, Attachment file) {}

  /// @param numbers of the person, with that one
  Optional<Person> find(long id, List<Long> numbers) {
    return sql.sql(
            """
            select trim(first_name || ' ' || last_name), erased_at from applicant where id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Person(
                id,
                numbers,
                row.getString(1),
                instant(row.getTimestamp(2)),
                null,
                applications(numbers)))
        .optional();
  }

  /// When something last happened with any of the person's applications, or the person came.
  Instant lastActive(List<Long> numbers) {
    return sql.sql(
            """
            select greatest(
              (select max(greatest(a.applied_at, a.stage_changed_at, a.messaged_at, c.last_at))
                from application a left join conversation c on c.id = a.id
                where a.applicant_id = any(:ids)),
              (select max(k.made_at) from contact k join application a on a.id = k.application_id
                where a.applicant_id = any(:ids)),
              (select max(p.created_at) from applicant p where p.id = any(:ids)))
            """)
        .param("ids", array(numbers))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /// Some rows of a part of the record, as JSON.
  List<String> rows(RecordPart part, List<Long> numbers, int from, int most) {
    return sql.sql(part.sql() + " offset :from limit :most")
        .param("ids", array(numbers))
        .param("from", from)
        .param("most", most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  List<AttachedTo> files(List<Long> numbers) {
    return sql.sql(
            """
            select f.conversation_id, f.seq, f.number, f.name, f.size
            from attachment f join application a on a.id = f.conversation_id
            where a.applicant_id = any(:ids) order by f.conversation_id, f.seq, f.number
            """)
        .param("ids", array(numbers))
        .query((row, _) ->
            new AttachedTo(
                row.getLong(1),
                new Attachment(row.getInt(2), row.getInt(3), row.getString(4), row.getInt(5))))
        .list();
  }

  List<Long> heldMails(List<Long> numbers) {
    return sql.sql(
            """
            select q.id from quarantined_mail q join application a on a.id = q.conversation_id
            where a.applicant_id = any(:ids) order by q.id
            """)
        .param("ids", array(numbers))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// A piece of a held mail as it came, beginning with that byte; empty at its end.
  byte[] piece(long mail, int from, int length) {
    return sql.sql(
            "select substring(raw from :from for :length) from quarantined_mail where id = :id")
        .param("id", mail)
        .param("from", from + 1)
        .param("length", length)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .orElse(new byte[0]);
  }

  private List<Person.Applied> applications(List<Long> numbers) {
    return sql.sql(
            """
            select a.id, j.title, l.name, a.applied_at
            from application a join job j on j.id = a.job_id join location l on l.id = a.location_id
            where a.applicant_id = any(:ids) order by a.applied_at desc, a.id desc
            """)
        .param("ids", array(numbers))
        .query((row, _) ->
            new Person.Applied(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant()))
        .list();
  }

  private static Long[] array(List<Long> numbers) {
    return numbers.toArray(Long[]::new);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
