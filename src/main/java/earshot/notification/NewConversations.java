package earshot.notification;

import earshot.company.User;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Conversations with something new in them, latest first.
@Repository
class NewConversations {

  private static final int MOST = 1000;

  record One(String applicant, String job, String location) {}

  private final JdbcClient sql;

  NewConversations(JdbcClient sql) {
    this.sql = sql;
  }

  /// Those the user takes part in and may still read.
  @Transactional(readOnly = true)
  List<One> of(User user) {
    return sql.sql(
            """
            select trim(a.first_name || ' ' || a.last_name) as applicant, j.title as job,
              l.name as location
            from participant p
            join conversation c on c.company_id = p.company_id and c.id = p.conversation_id
            join applicant a on a.company_id = c.company_id and a.id = c.applicant_id
            join job j on j.company_id = c.company_id and j.id = c.job_id
            join location l on l.company_id = c.company_id and l.id = c.location_id
            where p.user_id = :user and p.takes_part and p.last_inbound_seq > p.read_seq
              and p.archived_at is null and c.location_id = any(:locations)
            order by p.last_at desc limit :most
            """)
        .param("user", user.id())
        .param("locations", user.locations().toArray(Long[]::new))
        .param("most", MOST)
        .query((row, _) ->
            new One(row.getString("applicant"), row.getString("job"), row.getString("location")))
        .list();
  }
}
