package earshot.conversation;

import earshot.live.Positions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A user's position: a digest of the top of each list, where every new message lands, of what the
/// user marked last, and of how much is new.
@Component
class ParticipantPositions implements Positions {

  private final JdbcClient sql;

  ParticipantPositions(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, String> of(Collection<Long> users) {
    var positions = new HashMap<Long, String>();
    sql.sql(
            """
            select u, md5(concat_ws('/',
              (select string_agg(conversation_id || '.' || last_inbound_seq || '.' || last_at, ',')
                from (select * from participant
                  where user_id = u and takes_part and archived_at is null
                  order by last_at desc, conversation_id desc limit 50) inbox),
              (select string_agg(conversation_id || '.' || last_inbound_seq || '.' || last_at, ',')
                from (select * from participant where user_id = u and archived_at is not null
                  order by last_at desc, conversation_id desc limit 50) archived),
              (select string_agg(concat_ws('.', conversation_id, read_seq, marked_unread, archived_at,
                  marked_at), ',')
                from (select * from participant where user_id = u and marked_at is not null
                  order by marked_at desc limit 50) marked),
              (select count(*) from (select from participant
                where user_id = u and takes_part and archived_at is null
                  and (last_inbound_seq > read_seq or marked_unread) limit 100) n),
              (select string_agg(newest.id || '.' || newest.last_seq, ',' order by newest.id)
                from app_user me join location l on me.role = 'ADMINISTRATOR' or exists (
                  select from location_grant g where g.user_id = me.id and g.location_id = l.id
                    and g.review_applications)
                cross join lateral (select c.id, c.last_seq from conversation c
                  where c.location_id = l.id order by c.last_at desc, c.id desc limit 1) newest
                where me.company_id = (select current_company()) and me.id = u)))
            from unnest(:users::bigint[]) as u
            """)
        .param("users", users.toArray(Long[]::new))
        .query((RowCallbackHandler) row -> positions.put(row.getLong(1), row.getString(2)));
    return positions;
  }
}
