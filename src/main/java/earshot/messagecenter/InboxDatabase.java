package earshot.messagecenter;

import earshot.company.User;
import earshot.conversation.Preview;
import earshot.hiring.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the message center. Every list is a range of an index first, then the names by
/// primary key. `offset 0` keeps it so: without, the planner joins all names first where it has no
/// statistics of a small table.
@Repository
class InboxDatabase {

  private static final int COUNTED = 100;

  static final String NEW_MESSAGES =
      """
      select count(*) from (
        select from (
          select conversation_id, read_seq, last_inbound_seq from participant
          where user_id = :user and takes_part and archived_at is null
            and (last_inbound_seq > read_seq or marked_unread)
          order by conversation_id limit :limit) p
        cross join lateral (
          select from message m where m.conversation_id = p.conversation_id
            and m.seq > p.read_seq and m.author = 'APPLICANT' and m.refusal is null
          union all
          select where p.last_inbound_seq <= p.read_seq) one
        limit :limit) n
      """;

  private static final String JOB = " and p.job_id = :job";

  /// Looks at no other location.
  private static final String JOB_OF_LOCATION =
      JOB + " and l.id = (select location_id from job where id = :job)";

  private final JdbcClient sql;

  InboxDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  List<InboxRow> rows(User user, InboxFilter filter, InboxCursor after, int limit) {
    return sql.sql(rows(filter))
        .param("user", user.id())
        .param("locations", locations(user, filter).toArray(Long[]::new))
        .param("location", filter.location())
        .param("job", filter.job())
        .param("at", Timestamp.from(after.lastAt()))
        .param("conversation", after.conversationId())
        .param("limit", limit)
        .query(InboxDatabase::row)
        .list();
  }

  /// Whether the user has archived anything.
  boolean hasArchived(User user) {
    return sql.sql(
            """
            select exists (select from participant where user_id = :user and archived_at is not null)
            """)
        .param("user", user.id())
        .query(Boolean.class)
        .single();
  }

  /// Counted up to 100.
  int newMessages(User user) {
    return sql.sql(NEW_MESSAGES)
        .param("user", user.id())
        .param("limit", COUNTED)
        .query(Integer.class)
        .single();
  }

  /// The query of a list.
  static String rows(InboxFilter filter) {
    return named(list(filter));
  }

  private static String named(String list) {
    return """
    select list.*, named.*
    from (%s) list cross join lateral (
      select a.applicant_id, x.first_name, x.last_name, j.title as job, l.name as location, a.stage,
        u.name as preview_user_name
      from application a
      join applicant x on x.id = a.applicant_id
      join job j on j.id = a.job_id
      join location l on l.id = a.location_id
      left join app_user u on u.company_id = a.company_id and u.id = list.preview_user_id
      where a.id = list.id offset 0) named
    order by list.last_at desc, list.id desc
    """
        .formatted(list);
  }

  private static String list(InboxFilter filter) {
    var which = which(filter);
    if (filter.scope() == Scope.MINE) return mine(which);
    var archived = filter.view() == View.ARCHIVED;
    return withLastWord(archived ? archivedOfLocations(which) : ofLocations(which));
  }

  /// What a user takes part in stands with its last words in the user's own row.
  private static String mine(String which) {
    return """
    select conversation_id as id, last_at, preview, preview_user_id,
      last_inbound_seq > read_seq or marked_unread as is_new
    from participant p
    where user_id = :user and takes_part and %s and (last_at, conversation_id) < (:at, :conversation)
    order by last_at desc, conversation_id desc limit :limit
    """
        .formatted(which);
  }

  /// The newest of each location, and the newest of those: a user has a row of one's own only where
  /// something was marked or read.
  private static String ofLocations(String which) {
    return """
    select p.id from unnest(:locations::bigint[]) as l (id) cross join lateral (
      select p.id, p.last_at from conversation p
      where p.location_id = l.id and %s and (p.last_at, p.id) < (:at, :conversation)
        and (select mine.archived_at from participant mine
          where mine.user_id = :user and mine.conversation_id = p.id) is null
      order by p.last_at desc, p.id desc limit :limit) p
    order by p.last_at desc, p.id desc limit :limit
    """
        .formatted(which);
  }

  private static String archivedOfLocations(String which) {
    return """
    select conversation_id as id from participant p
    where user_id = :user and %s and p.location_id = any(:locations)
      and (last_at, conversation_id) < (:at, :conversation)
    order by last_at desc, conversation_id desc limit :limit
    """
        .formatted(which);
  }

  private static String withLastWord(String found) {
    return """
    select last_word.* from (%s) found cross join lateral (
      select c.id, c.last_at, m.body as preview, m.user_id as preview_user_id,
        c.last_inbound_seq > coalesce(mine.read_seq, 0) or coalesce(mine.marked_unread, false)
          as is_new
      from conversation c
      cross join lateral (select body, user_id from message
        where conversation_id = c.id and seq = c.last_word_seq offset 0) m
      left join participant mine on mine.user_id = :user and mine.conversation_id = c.id
      where c.id = found.id offset 0) last_word
    """
        .formatted(found);
  }

  /// The conditions of view and filter, written out because an index serves no "or :job is null".
  private static String which(InboxFilter filter) {
    var mine = filter.scope() == Scope.MINE;
    var view =
        switch (filter.view()) {
          case INBOX -> mine ? "p.archived_at is null" : "true";
          case UNANSWERED ->
              mine
                  ? "p.archived_at is null and p.preview_user_id is null"
                  : "p.last_inbound_seq = p.last_word_seq";
          case ARCHIVED -> "p.archived_at is not null";
        };
    var job = mine || filter.view() == View.ARCHIVED ? JOB : JOB_OF_LOCATION;
    return view
        + (filter.job() == null ? "" : job)
        + (filter.location() == null ? "" : " and p.location_id = :location");
  }

  private static Set<Long> locations(User user, InboxFilter filter) {
    var wanted = filter.location();
    if (wanted == null) return user.locations();
    return user.mayReview(wanted) ? Set.of(wanted) : Set.of();
  }

  private static InboxRow row(ResultSet row, int number) throws SQLException {
    return new InboxRow(
        row.getLong("id"),
        row.getLong("applicant_id"),
        (row.getString("first_name") + " " + row.getString("last_name")).strip(),
        row.getString("job"),
        row.getString("location"),
        Stage.valueOf(row.getString("stage")),
        Preview.of(row.getString("preview")),
        (Long) row.getObject("preview_user_id"),
        row.getString("preview_user_name"),
        row.getTimestamp("last_at").toInstant(),
        row.getBoolean("is_new"));
  }
}
