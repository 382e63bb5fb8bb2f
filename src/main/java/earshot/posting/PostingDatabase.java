package earshot.posting;

import earshot.company.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Postings].
@Repository
class PostingDatabase {

  private static final String JOB =
      """
      select j.id, j.public_id, j.title, j.location_id, l.name as location, j.description, j.state,
        j.opened_at, %s as applications
      from job j join location l on l.id = j.location_id
      """;

  private static final String SELECT =
      JOB.formatted("(select count(*) from application a where a.job_id = j.id)");

  /// For the careers site, which neither shows nor counts what came in.
  private static final String IN_PUBLIC = JOB.formatted("0");

  private final JdbcClient sql;

  PostingDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  List<Posting> managedBy(User user, boolean open, PostingCursor after, int most) {
    return sql.sql(
            SELECT
                + """
                where j.location_id = any(:locations) and (j.state <> 'CLOSED') = :open
                  and (lower(j.title) collate "C", j.id) > (:title collate "C", :id)
                order by lower(j.title) collate "C", j.id limit :most
                """)
        .param("locations", user.jobLocations().toArray(Long[]::new))
        .param("open", open)
        .param("title", after.title())
        .param("id", after.id())
        .param("most", most)
        .query(PostingDatabase::posting)
        .list();
  }

  /// As the database sorts it.
  PostingCursor cursor(Posting posting) {
    return sql.sql("select lower(title), id from job where id = :id")
        .param("id", posting.id())
        .query((row, _) -> new PostingCursor(row.getString(1), row.getLong(2)))
        .single();
  }

  Optional<Posting> find(long id) {
    return sql.sql(SELECT + "where j.id = :id")
        .param("id", id)
        .query(PostingDatabase::posting)
        .optional();
  }

  long insert(PostingText text, Instant now) {
    return sql.sql(
            """
            insert into job (location_id, title, description, state, opened_at)
            values (:location, :title, :description, :state, :now) returning id
            """)
        .params(values(text))
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /// Nobody applies for it, or changes it, until the transaction ends.
  void lock(long id) {
    sql.sql("select from job where id = :id for update").param("id", id).query().listOfRows();
  }

  void update(long id, PostingText text, Instant now) {
    sql.sql(
            """
            update job set location_id = :location, title = :title, description = :description,
              opened_at = case when state = 'CLOSED' and :state <> 'CLOSED' then :now
                else opened_at end,
              state = :state
            where id = :id
            """)
        .params(values(text))
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  List<Posting> open(String location, PostingCursor after, int most) {
    return sql.sql(
            IN_PUBLIC
                + """
                where j.state <> 'CLOSED' and (:location = '' or l.name = :location)
                  and (lower(j.title) collate "C", j.id) > (:title collate "C", :id)
                order by lower(j.title) collate "C", j.id limit :most
                """)
        .param("location", location)
        .param("title", after.title())
        .param("id", after.id())
        .param("most", most)
        .query(PostingDatabase::posting)
        .list();
  }

  List<String> openLocations() {
    return sql.sql(
            """
            select distinct l.name from location l join job j on j.location_id = l.id
            where j.state <> 'CLOSED' order by l.name
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  Optional<Posting> ofPublicId(String publicId) {
    return sql.sql(IN_PUBLIC + "where j.public_id = :id")
        .param("id", publicId)
        .query(PostingDatabase::posting)
        .optional();
  }

  Optional<Posting> hold(String publicId) {
    return sql.sql(IN_PUBLIC + "where j.public_id = :id for share of j")
        .param("id", publicId)
        .query(PostingDatabase::posting)
        .optional();
  }

  void close(long id) {
    sql.sql("update job set state = 'CLOSED' where id = :id").param("id", id).update();
  }

  void closeAt(long location) {
    sql.sql("update job set state = 'CLOSED' where location_id = :location and state <> 'CLOSED'")
        .param("location", location)
        .update();
  }

  private static Map<String, Object> values(PostingText text) {
    return Map.of(
        "location", text.locationId(),
        "title", text.title(),
        "description", text.description(),
        "state", text.state().name());
  }

  private static Posting posting(ResultSet row, int number) throws SQLException {
    return new Posting(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("title"),
        row.getLong("location_id"),
        row.getString("location"),
        row.getString("description"),
        PostingState.valueOf(row.getString("state")),
        row.getTimestamp("opened_at").toInstant(),
        row.getInt("applications"));
  }
}
