package earshot.conversation;

import earshot.hiring.Writers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who wrote is read from the messages themselves.
@Component
class MessageWriters implements Writers {

  private final JdbcClient sql;

  MessageWriters(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, List<String>> names(Collection<Long> applications) {
    var names = new HashMap<Long, List<String>>();
    sql.sql(
            """
            select w.conversation_id, u.name
            from (select company_id, conversation_id, user_id, min(seq) as first_seq from message
              where company_id = current_company() and conversation_id = any(:ids)
                and user_id is not null
              group by company_id, conversation_id, user_id) w
            join app_user u on u.company_id = w.company_id and u.id = w.user_id
            order by w.conversation_id, w.first_seq
            """)
        .param("ids", applications.toArray(Long[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    names
                        .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(row.getString(2)));
    return names;
  }
}
