package earshot.resume;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Resumes].
@Repository
class ResumeDatabase {

  private static final int PIECE = 256 * 1024;
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient sql;

  ResumeDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// A few at a time of those whose form never came again.
  ///
  /// @return how many it were
  int forgetOld(Instant now) {
    return sql.sql(
            """
            delete from resume where id in (
              select id from resume where application_id is null and received_at < :old
              order by received_at limit 10 for update skip locked)
            """)
        .param("old", Timestamp.from(now.minus(KEPT)))
        .update();
  }

  /// In place of the one before, whose row stays: the form may become an application meanwhile.
  ///
  /// @return its id, without content so far; nothing if it is an application already
  Optional<Long> insert(String formKey, String name, ResumeKind kind, int size, Instant now) {
    var id =
        sql.sql(
                """
                insert into resume as r (form_key, name, kind, size, received_at)
                values (:key, :name, :kind, :size, :now)
                on conflict (company_id, form_key) do update
                set name = excluded.name, kind = excluded.kind, size = excluded.size,
                  received_at = excluded.received_at
                where r.application_id is null
                returning id
                """)
            .param("key", formKey)
            .param("name", name)
            .param("kind", kind.name())
            .param("size", size)
            .param("now", Timestamp.from(now))
            .query(Long.class)
            .optional();
    id.ifPresent(this::empty);
    return id;
  }

  private void empty(long resume) {
    sql.sql("delete from resume_piece where resume_id = :resume").param("resume", resume).update();
  }

  void write(long resume, InputStream content) {
    try {
      var number = 0;
      var piece = content.readNBytes(PIECE);
      while (piece.length > 0) {
        insert(resume, number++, piece);
        piece = content.readNBytes(PIECE);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Optional<Resume> waiting(String formKey) {
    return sql.sql(
            """
            select id, name, kind, size from resume
            where form_key = :key and application_id is null
            """)
        .param("key", formKey)
        .query(ResumeDatabase::resume)
        .optional();
  }

  /// The same, which nothing replaces any more until the transaction ends.
  Optional<Resume> hold(String formKey) {
    return sql.sql(
            """
            select id, name, kind, size from resume
            where form_key = :key and application_id is null for no key update
            """)
        .param("key", formKey)
        .query(ResumeDatabase::resume)
        .optional();
  }

  void give(String formKey, long application) {
    sql.sql(
            """
            update resume set application_id = :application
            where form_key = :key and application_id is null
            """)
        .param("application", application)
        .param("key", formKey)
        .update();
  }

  Optional<Resume> of(long application) {
    return sql.sql("select id, name, kind, size from resume where application_id = :application")
        .param("application", application)
        .query(ResumeDatabase::resume)
        .optional();
  }

  Optional<byte[]> piece(long resume, int number) {
    return sql.sql(
            "select content from resume_piece where resume_id = :resume and number = :number")
        .param("resume", resume)
        .param("number", number)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  private void insert(long resume, int number, byte[] piece) {
    sql.sql(
            """
            insert into resume_piece (resume_id, number, content)
            values (:resume, :number, :content)
            """)
        .param("resume", resume)
        .param("number", number)
        .param("content", piece)
        .update();
  }

  private static Resume resume(ResultSet row, int number) throws SQLException {
    return new Resume(
        row.getLong("id"),
        row.getString("name"),
        ResumeKind.valueOf(row.getString("kind")),
        row.getInt("size"));
  }
}
