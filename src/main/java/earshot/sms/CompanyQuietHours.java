package earshot.sms;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.Role;
import earshot.company.User;
import java.sql.Types;
import java.time.LocalTime;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// The quiet hours of the current company: its own, or those of the server's settings.
@Component
public class CompanyQuietHours {

  private final QuietHours usual;
  private final JdbcClient sql;
  private final Audit audit;

  CompanyQuietHours(QuietHours usual, JdbcClient sql, Audit audit) {
    this.audit = audit;
    this.usual = usual;
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public QuietHours current() {
    return sql.sql(
            "select begins, ends from quiet_hours where company_id = (select current_company())")
        .query((row, _) ->
            new QuietHours(row.getObject(1, LocalTime.class), row.getObject(2, LocalTime.class)))
        .optional()
        .orElse(usual);
  }

  /// From now on. What waits already waits as long as it says.
  @Transactional
  void change(User user, QuietHours hours) {
    if (!mayChange(user))
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, say("Only administrators can change the quiet hours."));
    sql.sql(
            """
            insert into quiet_hours (begins, ends) values (:begins, :ends)
            on conflict (company_id) do update set begins = excluded.begins, ends = excluded.ends
            """)
        .param("begins", hours.from(), Types.TIME)
        .param("ends", hours.to(), Types.TIME)
        .update();
    var words = hours.from() == null ? "to none" : "to " + hours.from() + "–" + hours.to();
    audit.note(user, Deed.CHANGED_QUIET_HOURS, About.NOTHING.with(words));
  }

  static boolean mayChange(User user) {
    return user.role() == Role.ADMINISTRATOR;
  }
}
