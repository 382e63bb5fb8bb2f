package earshot.conversation;

import earshot.live.Positions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A user's position: a digest of the top of the inbox, where every new message lands, and of what
/// is new below it.
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
            select u, md5(
              coalesce((select string_agg(conversation_id || '.' || last_inbound_seq || '.' || read_seq
                  || '.' || extract(epoch from last_at), ',')
                from (select * from participant where user_id = u and archived_at is null
                  order by last_at desc, conversation_id desc limit 50) top), '')
              || '/' || (select count(*) from (select from participant
                where user_id = u and last_inbound_seq > read_seq and archived_at is null limit 100) n))
            from unnest(:users::bigint[]) as u
            """)
        .param("users", users.toArray(Long[]::new))
        .query((RowCallbackHandler) row -> positions.put(row.getLong(1), row.getString(2)));
    return positions;
  }
}
