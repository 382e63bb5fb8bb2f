package earshot.sms;

import earshot.web.TimeCursor;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The phones that want no texts from the current company, and every wish that made it so.
@Component
public class OptOuts {

  /// A phone that wants none.
  ///
  /// @param words what was said
  /// @param place in the list, among those of the same time
  public record OptOut(String phone, String words, Instant optedOutAt, long place) {}

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcClient sql;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OptOuts(JdbcClient sql, ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  /// Whether it is new: a second wish is kept, and changes nothing.
  @Transactional
  public boolean add(String phone, OptOutWish wish) {
    return add(phone, wish, null);
  }

  /// The same of a wish that comes late.
  ///
  /// @param written it changes nothing if the phone has asked for texts again since; null for one
  ///   that comes at once
  @Transactional
  boolean add(String phone, OptOutWish wish, @Nullable Instant written) {
    return told(phone, true, isAdded(phone, wish, written));
  }

  private boolean isAdded(String phone, OptOutWish wish, @Nullable Instant written) {
    return isNews(phone, "OUT", wish, written)
        && sql.sql(
                    """
                    insert into opt_out (phone, words, way, opted_out_at)
                    select :phone, :words, :way, :at::timestamptz
                    where not exists (select from opt_out_wish
                      where phone = :phone and wish = 'IN' and said_at > :written::timestamptz)
                    on conflict do nothing
                    """)
                .param("phone", phone)
                .param("words", wish.words())
                .param("way", wish.way().name())
                .param("at", at(written))
                .param("written", timestamp(written), Types.TIMESTAMP)
                .update()
            > 0;
  }

  /// Whether there was something to take back.
  @Transactional
  public boolean remove(String phone, OptOutWish wish) {
    return remove(phone, wish, null);
  }

  /// The same of a wish that comes late.
  ///
  /// @param written what was asked for since then stays; null for none of it
  @Transactional
  boolean remove(String phone, OptOutWish wish, @Nullable Instant written) {
    return told(phone, false, isRemoved(phone, wish, written));
  }

  private boolean isRemoved(String phone, OptOutWish wish, @Nullable Instant written) {
    return isNews(phone, "IN", wish, written)
        && sql.sql(
                    """
                    delete from opt_out
                    where company_id = (select current_company()) and phone = :phone
                      and opted_out_at <= coalesce(:written::timestamptz, 'infinity')
                      and not exists (select from opt_out_wish
                        where phone = :phone and wish = 'OUT' and said_at > :written::timestamptz)
                    """)
                .param("phone", phone)
                .param("written", timestamp(written), Types.TIMESTAMP)
                .update()
            > 0;
  }

  @Transactional(readOnly = true)
  public boolean contains(String phone) {
    return contains(phone, null);
  }

  /// Whether it did by then; null for now.
  @Transactional(readOnly = true)
  boolean contains(String phone, @Nullable Instant by) {
    return sql.sql(
            """
            select exists (select from opt_out
              where phone = :phone and opted_out_at <= coalesce(:by::timestamptz, 'infinity'))
            """)
        .param("phone", phone)
        .param("by", timestamp(by), Types.TIMESTAMP)
        .query(Boolean.class)
        .single();
  }

  /// Whether that text was taken as a wish for texts again before.
  @Transactional(readOnly = true)
  boolean hasHeardIn(String phone, OptOutWish wish) {
    return sql.sql(
            """
            select exists (select from opt_out_wish
              where phone = :phone and provider_id = :provider and wish = 'IN')
            """)
        .param("phone", phone)
        .param("provider", wish.providerId(), Types.VARCHAR)
        .query(Boolean.class)
        .single();
  }

  /// The phones and since when, the newest first.
  @Transactional(readOnly = true)
  public List<OptOut> page(@Nullable TimeCursor after, int limit) {
    return sql.sql(
            """
            select phone, words, opted_out_at, ('x' || substr(md5(phone), 1, 15))::bit(60)::bigint as id
            from opt_out o
            where (opted_out_at, ('x' || substr(md5(phone), 1, 15))::bit(60)::bigint) < (:at, :id)
            order by 3 desc, 4 desc limit :limit
            """)
        .param("at", Timestamp.from(after == null ? END : after.at()))
        .param("id", after == null ? Long.MAX_VALUE : after.id())
        .param("limit", limit)
        .query((row, _) ->
            new OptOut(
                row.getString(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getLong(4)))
        .list();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private boolean told(String phone, boolean optedOut, boolean changed) {
    if (changed) events.publishEvent(new OptOutChanged(phone, optedOut));
    return changed;
  }

  /// Of several that come late, each is judged by when it was written.
  private Timestamp at(@Nullable Instant written) {
    return Timestamp.from(written == null ? clock.instant() : written);
  }

  private boolean isNews(String phone, String wish, OptOutWish said, @Nullable Instant written) {
    return sql.sql(
                """
                insert into opt_out_wish (phone, wish, words, way, number, provider_id, said_at)
                values (:phone, :wish, :words, :way, :number, :provider, :at)
                on conflict do nothing
                """)
            .param("phone", phone)
            .param("wish", wish)
            .param("words", said.words())
            .param("way", said.way().name())
            .param("number", said.number(), Types.VARCHAR)
            .param("provider", said.providerId(), Types.VARCHAR)
            .param("at", at(written))
            .update()
        > 0;
  }
}
