package earshot.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What applicants are told in the app.
@InDemo
@Component
class AppNotices {

  private final JdbcClient sql;
  private final Owners owners;

  AppNotices(JdbcClient sql, Owners owners) {
    this.sql = sql;
    this.owners = owners;
  }

  /// The latest one on that phone.
  Optional<AppNotice> latest(String phone) {
    return owners
        .inEach(() ->
            sql.sql(
                    """
                    select d.id, m.created_at, c.name as company, u.name as writer,
                      j.title || ', ' || l.name as job
                    from applicant p
                    join application a on a.applicant_id = p.id
                    join delivery d on d.conversation_id = a.id and d.channel = 'IN_APP'
                      and d.recipient = 'applicant' and d.state in ('SENT', 'DELIVERED')
                    join message m on m.conversation_id = a.id and m.seq = d.seq
                    join app_user u on u.company_id = m.company_id and u.id = m.user_id
                    join job j on j.id = a.job_id
                    join location l on l.id = a.location_id
                    cross join company c
                    where p.phone = :phone order by m.created_at desc limit 1
                    """)
                .param("phone", phone)
                .query(AppNotices::notice)
                .list())
        .stream()
        .max(Comparator.comparing(AppNotice::at));
  }

  private static AppNotice notice(ResultSet row, int number) throws SQLException {
    var first = row.getString("writer").split(" ")[0];
    return new AppNotice(
        row.getLong("id"),
        row.getString("company"),
        first + " wrote to you about " + row.getString("job"),
        row.getTimestamp("created_at").toInstant());
  }
}
