package earshot.importing;

import earshot.company.Role;
import earshot.company.User;
import earshot.csv.CsvFormat;
import earshot.csv.Encoding;
import earshot.csv.Separator;
import earshot.database.LongStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/// The SQL of [Imports].
@Repository
class ImportDatabase {

  /// How long a file waits to be imported, and how many of one user do.
  private static final Duration WAITS = Duration.ofDays(1);

  private static final int MOST_WAITING = 10;

  /// How long the cells of rows that failed are kept.
  private static final Duration CELLS = Duration.ofDays(30);

  /// What stands in place of the reason then, which may quote them. `ErasureDatabase` says so too.
  static final String FORGOTTEN = "What stood in this row is forgotten.";

  private static final String SELECT =
      """
      select i.*, u.name as user_name from applicant_import i
      join app_user u on u.company_id = (select current_company()) and u.id = i.user_id
      """;

  private static final String VISIBLE = "where (:all or i.user_id = :user) ";

  private final JdbcClient sql;
  private final ObjectMapper json;
  private final LongStatements longStatements;

  ImportDatabase(JdbcClient sql, ObjectMapper json, LongStatements longStatements) {
    this.sql = sql;
    this.json = json;
    this.longStatements = longStatements;
  }

  long insert(User user, String name, CsvFormat format, Columns columns, Instant now) {
    return reading(
            """
            insert into applicant_import
              (user_id, file_name, encoding, separator, header, fields, state, uploaded_at)
            values (:user, :name, :encoding, :separator, :header, :fields, 'UPLOADED', :now)
            returning id
            """,
            format,
            columns)
        .param("user", user.id())
        .param("name", name)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /// The user's oldest files that nobody has begun with go, where they are too many.
  void makeRoom(User user) {
    sql.sql(
            """
            delete from applicant_import where state in ('UPLOADED', 'READY') and id in (
              select id from applicant_import
              where state in ('UPLOADED', 'READY') and user_id = :user
              order by uploaded_at desc offset :most)
            """)
        .param("user", user.id())
        .param("most", MOST_WAITING - 1)
        .update();
  }

  /// Files that nobody went on with, and cells that nobody asked for in time.
  void forgetOld(Instant now) {
    longStatements.allow();
    sql.sql(
            """
            delete from applicant_import
            where state in ('UPLOADED', 'READY') and uploaded_at < :old
            """)
        .param("old", Timestamp.from(now.minus(WAITS)))
        .update();
    sql.sql(
            """
            update import_row set cells = null, reason = :forgotten
            where state = 'FAILED' and (cells is not null or reason <> :forgotten) and import_id in (
              select id from applicant_import where finished_at < :old)
            """)
        .param("forgotten", FORGOTTEN)
        .param("old", Timestamp.from(now.minus(CELLS)))
        .update();
  }

  Optional<Import> find(User user, long id) {
    return sql.sql(SELECT + VISIBLE + "and i.id = :id")
        .param("all", user.role() == Role.ADMINISTRATOR)
        .param("user", user.id())
        .param("id", id)
        .query(this::imported)
        .optional();
  }

  List<Import> recent(User user, int limit) {
    return sql.sql(SELECT + VISIBLE + "order by i.id desc limit :limit")
        .param("all", user.role() == Role.ADMINISTRATOR)
        .param("user", user.id())
        .param("limit", limit)
        .query(this::imported)
        .list();
  }

  /// The last one of the user whose columns somebody has named and that all stand in this header.
  Optional<Columns> before(User user, List<String> header) {
    return sql.sql(
            """
            select header, fields, null::bigint as job_id from applicant_import
            where user_id = :user and state <> 'UPLOADED' and header <@ :header::text[]
            order by id desc limit 1
            """)
        .param("user", user.id())
        .param("header", header.toArray(String[]::new))
        .query((row, _) -> columns(row))
        .optional();
  }

  /// To be called before many rows are stored or deleted. A connection keeps the plans it made,
  /// also those that check foreign keys, and may have made them when the company had three
  /// applicants and no index was worth it: 50,000 rows took minutes then.
  void planAnew() {
    longStatements.allow();
    sql.sql("set local enable_seqscan = off").update();
    sql.sql("discard plans").update();
  }

  /// Keeps other imports of the company waiting until the transaction ends: whom one has made, the
  /// next knows. Rows and no advisory lock, which on Citus each node would have for itself. Whoever
  /// finds one held does not wait, which would take a connection, but comes again.
  ///
  /// @return whether it is its turn
  boolean takeTurn() {
    return sql.sql(
            """
            with held as (
              select id from applicant_import
              where company_id = (select current_company()) and state = 'RUNNING'
              order by id for no key update skip locked)
            select (select count(*) from held) = count(*) from applicant_import
            where company_id = (select current_company()) and state = 'RUNNING'
            """)
        .query(Boolean.class)
        .single();
  }

  /// Whoever holds it fast works on it alone.
  Optional<Import> lock(long id) {
    return sql.sql(SELECT + "where i.id = :id for no key update of i")
        .param("id", id)
        .query(this::imported)
        .optional();
  }

  void rename(long id, CsvFormat format, Columns columns) {
    reading(
            """
            update applicant_import set encoding = :encoding, separator = :separator,
              header = :header::text[], fields = :fields::text[], state = 'UPLOADED', preview = null
            where id = :id
            """,
            format,
            columns)
        .param("id", id)
        .update();
  }

  /// Keeps what was said of the columns; nothing is looked ahead at yet.
  ///
  /// @return whether the job is there; one that is not is left out. Empty if the file was read in
  ///   another way meanwhile, or begun with
  Optional<Boolean> say(Import its, Columns columns) {
    return reading(
            """
            update applicant_import set fields = :fields::text[],
              job_id = (select id from job where id = :job), state = 'UPLOADED', preview = null
            where id = :id and state in ('UPLOADED', 'READY')
              and encoding = :encoding and separator = :separator and header = :header::text[]
            returning job_id is not distinct from :job::bigint
            """,
            its.format(),
            columns)
        .param("job", columns.job(), Types.BIGINT)
        .param("id", its.id())
        .query(Boolean.class)
        .optional();
  }

  /// What was seen, unless the file was read in another way meanwhile, or something else was said
  /// of the columns.
  void seen(Import its, Columns columns, Preview preview) {
    reading(
            """
            update applicant_import set state = 'READY', preview = :preview, total = :total
            where id = :id and state = 'UPLOADED' and fields = :fields::text[]
              and encoding = :encoding and separator = :separator and header = :header::text[]
              and job_id is not distinct from :job::bigint
            """,
            its.format(),
            columns)
        .param("preview", json.writeValueAsString(preview))
        .param("total", preview.total())
        .param("job", columns.job(), Types.BIGINT)
        .param("id", its.id())
        .update();
  }

  void change(long id, ImportState state, Instant now) {
    sql.sql(
            """
            update applicant_import set state = :state,
              preview = case when not :over then preview end,
              begun_at = case when :state = 'RUNNING' then :now::timestamptz else begun_at end,
              finished_at = coalesce(finished_at, case when :over then :now::timestamptz end)
            where id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("over", !state.isOpen() && !state.isGoingOn())
        .param("now", Timestamp.from(now))
        .update();
  }

  private Import imported(ResultSet row, int number) throws SQLException {
    var preview = row.getString("preview");
    return new Import(
        row.getLong("id"),
        row.getLong("user_id"),
        row.getString("user_name"),
        row.getString("file_name"),
        new CsvFormat(
            Encoding.valueOf(row.getString("encoding")),
            Separator.valueOf(row.getString("separator"))),
        columns(row),
        ImportState.valueOf(row.getString("state")),
        row.getTimestamp("uploaded_at").toInstant(),
        new Import.Counts(
            row.getInt("total"),
            row.getInt("done"),
            row.getInt("added"),
            row.getInt("recognized"),
            row.getInt("failed"),
            row.getInt("removed"),
            row.getInt("kept")),
        preview == null ? null : json.readValue(preview, Preview.class));
  }

  private static Columns columns(ResultSet row) throws SQLException {
    return new Columns(
        List.of((String[]) row.getArray("header").getArray()),
        Stream.of((String[]) row.getArray("fields").getArray()).map(Field::valueOf).toList(),
        row.getObject("job_id", Long.class));
  }

  private StatementSpec reading(String statement, CsvFormat format, Columns columns) {
    return sql.sql(statement)
        .param("encoding", format.encoding().name())
        .param("separator", format.separator().name())
        .param("header", columns.header().toArray(String[]::new))
        .param("fields", columns.fields().stream().map(Field::name).toArray(String[]::new));
  }
}
