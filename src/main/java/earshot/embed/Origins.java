package earshot.embed;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whose pages may show conversations of the current company: nobody's until an administrator
/// allows it.
@Component
class Origins {

  private static final String SETTING = "which pages may show conversations";

  private final JdbcClient sql;
  private final Audit audit;
  private final Clock clock;

  Origins(JdbcClient sql, Audit audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<String> all() {
    return sql.sql(
            "select origin from embed_origin where company_id = (select current_company()) order by origin")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Transactional
  public void allow(User by, Origin origin) {
    var added =
        sql.sql(
                """
                insert into embed_origin (origin, added_by, added_at) values (:origin, :by, :now)
                on conflict do nothing
                """)
            .param("origin", origin.text())
            .param("by", by.id())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (added == 1) note(by, "allowed " + origin.text());
  }

  /// Ends what is shown there, too.
  @Transactional
  public void forbid(User by, String origin) {
    var removed =
        sql.sql(
                "delete from embed_origin where company_id = (select current_company()) and origin = :origin")
            .param("origin", origin)
            .update();
    if (removed == 1) note(by, "no longer " + origin);
  }

  private void note(User by, String words) {
    audit.note(by, Deed.CHANGED_SETTING, About.thing(SETTING).with(words));
  }
}
