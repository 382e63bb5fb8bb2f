package earshot.conversation;

import earshot.hiring.Application;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which other locations wrote to an applicant lately, so that nobody writes without knowing.
@Component
class InTouch {

  private static final Duration LATELY = Duration.ofDays(30);

  private record Contact(long id, long locationId, String location, Instant at) {}

  private final JdbcClient sql;
  private final Clock clock;

  InTouch(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// The newest word of the staff at another location within 30 days; null if there is none.
  @Nullable Elsewhere elsewhere(Application application) {
    var contacts = contacts(application, clock.instant().minus(LATELY));
    if (contacts.isEmpty()) return null;
    var newest = contacts.getFirst();
    var locations = contacts.stream().map(Contact::locationId).distinct().count();
    return new Elsewhere(newest.id(), newest.location(), newest.at(), (int) locations - 1);
  }

  /// Newest first, one per conversation: an applicant has few, and each is read from its end.
  private List<Contact> contacts(Application application, Instant since) {
    return sql.sql(
            """
            select c.id, c.location_id, l.name as location, m.created_at as at
            from conversation c
            join location l on l.id = c.location_id
            cross join lateral (select created_at from message
              where conversation_id = c.id and author = 'USER' order by seq desc limit 1) m
            where c.applicant_id = :applicant and c.location_id <> :location
              and c.last_at > :since and m.created_at > :since
            order by m.created_at desc, c.id desc
            """)
        .param("applicant", application.applicant().id())
        .param("location", application.locationId())
        .param("since", Timestamp.from(since))
        .query((row, _) ->
            new Contact(
                row.getLong("id"),
                row.getLong("location_id"),
                row.getString("location"),
                row.getTimestamp("at").toInstant()))
        .list();
  }
}
