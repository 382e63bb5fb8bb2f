package earshot.search;

import earshot.company.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Search]. The search is not in the query but in the policy of `message_search`, which
/// goes by a setting of the transaction.
@Repository
class SearchDatabase {

  /// So many hits are sorted at most; where there are more, a narrower window holds the newest.
  static final int SORTED = 5_000;

  private static final int OWN = 1_000;
  private static final int OWN_LOOKED_AT = 5_000;

  private final JdbcClient sql;

  SearchDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Tells the policy what to search for and for how long, and the planner to use the index and to
  /// plan anew each time, since nothing in the statement tells a rare word from a common one.
  void searchFor(TsQuery query, long millis) {
    sql.sql(
            """
            select set_config('earshot.search', :query, true),
              set_config('statement_timeout', :millis, true),
              set_config('plan_cache_mode', 'force_custom_plan', true),
              set_config('enable_seqscan', 'off', true)
            """)
        .param("query", query.text())
        .param("millis", String.valueOf(millis))
        .query((_, _) -> "")
        .single();
  }

  /// Where the user takes part without (any longer) reviewing applications there, among the last
  /// conversations of inbox and archive: two ranges of an index, however many there are.
  List<Long> ownElsewhere(User user) {
    return sql.sql(
            """
            select conversation_id from (
              (select conversation_id, location_id, last_at from participant
                where user_id = :user and takes_part and archived_at is null
                order by last_at desc limit :looked)
              union all
              (select conversation_id, location_id, last_at from participant
                where user_id = :user and takes_part and archived_at is not null
                order by last_at desc limit :looked)) p
            where not location_id = any(:locations)
            order by last_at desc limit :limit
            """)
        .param("user", user.id())
        .param("locations", locations(user))
        .param("looked", OWN_LOOKED_AT)
        .param("limit", OWN)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// The newest hits; null where they are too many to sort.
  ///
  /// @throws org.springframework.dao.QueryTimeoutException when time is up
  @Nullable List<Hit> newest(User user, Collection<Long> own, Look look) {
    var most = look.window().isOneDay() ? Integer.MAX_VALUE : SORTED;
    var rows =
        sql.sql(
                """
                with hit as materialized (
                  select conversation_id, seq, at from message_search
                  where company_id = current_company() and at >= :from
                    and (at, conversation_id, seq) < (:at, :conversation, :seq)
                    and (location_id = any(:locations) or conversation_id = any(:own))
                  limit :most)
                select *, (select count(*) from hit) as hits from hit
                order by at desc, conversation_id desc, seq desc limit :limit
                """)
            .param("from", Timestamp.from(look.window().from()))
            .param("at", Timestamp.from(look.below().at()))
            .param("conversation", look.below().conversationId())
            .param("seq", look.below().seq())
            .param("locations", locations(user))
            .param("own", own.toArray(Long[]::new))
            .param("most", most)
            .param("limit", look.limit())
            .query(Row::of)
            .list();
    if (!rows.isEmpty() && rows.getFirst().hits() >= most) return null;
    return rows.stream().map(Row::hit).toList();
  }

  /// What to show of the hits, in their order.
  List<Found> show(List<Hit> hits) {
    return sql.sql(
            """
            select h.conversation_id, h.seq, h.at, a.applicant_id, x.first_name, x.last_name,
              j.title as job, l.name as location, m.created_at, m.body, m.user_id, u.name as user_name
            from unnest(:conversations::bigint[], :seqs::int[], :ats::timestamptz[])
              with ordinality h (conversation_id, seq, at, place)
            join conversation c on c.id = h.conversation_id
            join message m on m.conversation_id = c.id
              and m.seq = case h.seq when 0 then c.last_seq else h.seq end
            join application a on a.id = h.conversation_id
            join applicant x on x.id = a.applicant_id
            cross join lateral (select title from job where id = a.job_id offset 0) j
            cross join lateral (select name from location where id = a.location_id offset 0) l
            left join app_user u on u.company_id = m.company_id and u.id = m.user_id
            order by h.place
            """)
        .param("conversations", hits.stream().map(Hit::conversationId).toArray(Long[]::new))
        .param("seqs", hits.stream().map(Hit::seq).toArray(Integer[]::new))
        .param("ats", hits.stream().map(hit -> hit.at().toString()).toArray(String[]::new))
        .query(SearchDatabase::found)
        .list();
  }

  private static Long[] locations(User user) {
    return user.locations().toArray(Long[]::new);
  }

  private record Row(Hit hit, long hits) {

    static Row of(ResultSet row, int number) throws SQLException {
      var at = row.getTimestamp("at").toInstant();
      return new Row(
          new Hit(row.getLong("conversation_id"), row.getInt("seq"), at), row.getLong("hits"));
    }
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getLong("conversation_id"),
        row.getInt("seq"),
        row.getTimestamp("at").toInstant(),
        row.getLong("applicant_id"),
        (row.getString("first_name") + " " + row.getString("last_name")).strip(),
        row.getString("job"),
        row.getString("location"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("body"),
        (Long) row.getObject("user_id"),
        row.getString("user_name"));
  }
}
