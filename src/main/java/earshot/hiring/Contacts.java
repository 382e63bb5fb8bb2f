package earshot.hiring;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.database.Plausible;
import earshot.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Calls and mails by other means, in the timeline of an application. They are no messages: nothing
/// becomes read, answered or new by them, and applicants never see them.
@Component
public class Contacts {

  /// Who presses twice within it has called once.
  private static final Duration ONCE = Duration.ofMinutes(1);

  private final JdbcClient sql;
  private final Applications applications;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Contacts(
      JdbcClient sql,
      Applications applications,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.audit = audit;
    this.events = events;
    this.sql = sql;
    this.applications = applications;
    this.clock = clock;
  }

  /// All of the application, the oldest first, for whoever may read it.
  @Transactional(readOnly = true)
  public List<Contact> of(long application) {
    return sql.sql(
            """
            select c.id, c.way, u.name as made_by, c.made_at
            from contact c join app_user u on u.company_id = c.company_id and u.id = c.user_id
            where c.application_id = :id order by c.made_at, c.id
            """)
        .param("id", application)
        .query(Contacts::contact)
        .list();
  }

  /// @throws NotFound if the user may not review the application
  @Transactional
  Contact add(User user, long application, Contact.Way way) {
    review(user, application);
    applications.hold(application);
    var id = lately(user, application, way);
    var stored = id.isEmpty() ? insert(user, application, way) : id.getFirst();
    return of(application).stream().filter(it -> it.id() == stored).findFirst().orElseThrow();
  }

  private List<Long> lately(User user, long application, Contact.Way way) {
    return sql.sql(
            """
            select id from contact where application_id = :id and user_id = :user and way = :way
              and made_at > :since and made_at <= :latest
            """)
        .param("id", application)
        .param("user", user.id())
        .param("way", way.name())
        .param("since", Timestamp.from(clock.instant().minus(ONCE)))
        .param("latest", Timestamp.from(Plausible.latest(clock.instant())))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private long insert(User user, long application, Contact.Way way) {
    audit.note(user, Deed.CONTACTED, About.application(application));
    events.publishEvent(new ContactsChanged(application));
    return sql.sql(
            """
            insert into contact (application_id, user_id, way, made_at)
            values (:id, :user, :way, :now) returning id
            """)
        .param("id", application)
        .param("user", user.id())
        .param("way", way.name())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  /// Takes back one of the user's own; twice is once.
  ///
  /// @throws NotFound if the user may not review the application
  @Transactional
  void remove(User user, long application, long id) {
    review(user, application);
    audit.note(user, Deed.TOOK_BACK_CONTACT, About.application(application));
    events.publishEvent(new ContactsChanged(application));
    sql.sql(
            "delete from contact where id = :id and application_id = :application and user_id = :user")
        .param("id", id)
        .param("application", application)
        .param("user", user.id())
        .update();
  }

  private void review(User user, long application) {
    if (!user.mayReview(applications.find(user, application).locationId()))
      throw new NotFound("application");
  }

  private static Contact contact(ResultSet row, int number) throws SQLException {
    return new Contact(
        row.getLong("id"),
        Contact.Way.valueOf(row.getString("way")),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant());
  }
}
