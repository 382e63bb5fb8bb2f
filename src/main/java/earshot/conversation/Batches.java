package earshot.conversation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Deliveries that go out together, as one mail or one text: those of one conversation, on one
/// channel, to one recipient. The one whose job takes the others along gives the mail its name, and
/// what it took along stays with it until the other side has said no, so that a repeated mail is
/// the same.
@Component
public class Batches {

  /// Is [Delivery#waits].
  private static final String WAITS =
      " (state in ('QUEUED', 'HELD', 'SENDING') or state = 'UNKNOWN' and channel = 'EMAIL') ";

  private static final String WAITING_WITH_ONE =
      "select"
          + DeliveryDatabase.COLUMNS
          + """
           from delivery where (conversation_id, channel, recipient) =
            (select conversation_id, channel, recipient from delivery where id = :id) and\
          """
          + WAITS
          + "order by seq for no key update";

  /// One conversation after the other, in the same order always: PostgreSQL would join all that
  /// waits.
  private static final String WAITING_WITH_MANY =
      """
      select waiting.* from (
        select distinct conversation_id, channel, recipient from delivery
        where company_id = (select current_company()) and id = any(:ids)
        order by conversation_id, recipient) asked
      cross join lateral (select\
      """
          + DeliveryDatabase.COLUMNS
          + """
           from delivery
            where (conversation_id, channel, recipient)
              = (asked.conversation_id, asked.channel, asked.recipient) and\
          """
          + WAITS
          + "order by seq for no key update) waiting";

  private static final String WAITING_ALONE =
      "select"
          + DeliveryDatabase.COLUMNS
          + " from delivery d where id = :id and"
          + WAITS
          + """
          and not exists (select from delivery
            where (conversation_id, channel, recipient) = (d.conversation_id, d.channel, d.recipient)
              and id <> d.id and\
          """
          + WAITS
          + ") for no key update";

  private static final String BEGIN =
      """
      update delivery set batch_id = %s, attempts = attempts + 1, reason = null,
        interrupted = interrupted + case state when 'SENDING' then 1 else 0 end,
        state = 'SENDING', held_until = null,
        tried_since = coalesce(tried_since, :now), changed_at = :now
      where company_id = (select current_company()) and id = any(:ids) and state = any(:before)
      returning\
      """
          + DeliveryDatabase.COLUMNS;

  /// Of deliveries by their ids, when the one before each left.
  private static final String LEFT_BEFORE =
      """
      select d.id, last.sent_at from delivery d cross join lateral (
        select seq, sent_at from delivery
        where conversation_id = d.conversation_id and channel = d.channel
          and recipient = d.recipient and seq < d.seq and sent_at > :since and sent_at < :future
        order by sent_at desc limit 1) last
      where d.id %s and not exists (select from message m
        where m.conversation_id = d.conversation_id and m.seq > last.seq and m.seq < d.seq
          and (m.author = 'APPLICANT') = (d.recipient = 'applicant'))
      """;

  private static final String LEFT_BEFORE_ONE = LEFT_BEFORE.formatted("= :id");
  private static final String LEFT_BEFORE_MANY = LEFT_BEFORE.formatted("= any(:ids)");

  private final JdbcClient sql;
  private final DeliveryDatabase database;
  private final Audience audience;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Batches(
      JdbcClient sql,
      DeliveryDatabase database,
      Audience audience,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.database = database;
    this.audience = audience;
    this.events = events;
    this.clock = clock;
  }

  /// The delivery of that id, locked, if it waits and no other waits for the same.
  @Transactional
  public Optional<Delivery> waitingAlone(long id) {
    return sql.sql(WAITING_ALONE).param("id", id).query(DeliveryDatabase::delivery).optional();
  }

  /// All that wait for the same as the delivery of that id, the oldest first. They are locked, so
  /// that two jobs never take them both.
  @Transactional
  public List<Delivery> waitingWith(long id) {
    return sql.sql(WAITING_WITH_ONE).param("id", id).query(DeliveryDatabase::delivery).list();
  }

  /// The same of many deliveries.
  @Transactional
  public List<Delivery> waitingWith(List<Long> ids) {
    return sql.sql(WAITING_WITH_MANY)
        .param("ids", ids.toArray(Long[]::new))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// Until when it waits for what may follow: for that long after the one before it left, unless
  /// the other side has said something in between. What left far in the future, by a clock that has
  /// been put right since, makes nothing wait.
  @Transactional(readOnly = true)
  public Optional<Instant> together(Delivery delivery, Duration within) {
    return leftBefore(sql.sql(LEFT_BEFORE_ONE).param("id", delivery.id()), within)
        .query((row, _) -> row.getTimestamp("sent_at").toInstant().plus(within))
        .optional();
  }

  /// The same of many, by their ids, of those that do wait.
  @Transactional(readOnly = true)
  public Map<Long, Instant> together(List<Delivery> deliveries, Duration within) {
    var ends = new HashMap<Long, Instant>();
    leftBefore(sql.sql(LEFT_BEFORE_MANY).param("ids", ids(deliveries)), within)
        .query(
            (RowCallbackHandler)
                row ->
                    ends.put(
                        row.getLong("id"), row.getTimestamp("sent_at").toInstant().plus(within)));
    return ends;
  }

  private JdbcClient.StatementSpec leftBefore(JdbcClient.StatementSpec of, Duration within) {
    var now = clock.instant();
    return of.param("since", Timestamp.from(now.minus(within)))
        .param("future", Timestamp.from(now.plus(within)));
  }

  /// Takes deliveries in hand for one attempt. Nobody is told: on the page it reads "sending"
  /// before and after. An attempt that was begun before and had no end is counted.
  ///
  /// @return them as they stand now
  @Transactional
  public List<Delivery> begin(Delivery lead, List<Delivery> batch) {
    return begin(sql.sql(BEGIN.formatted(":lead")).param("lead", lead.id()), batch);
  }

  /// Takes deliveries in hand that go each by itself.
  ///
  /// @return them as they stand now
  @Transactional
  public List<Delivery> begin(List<Delivery> alone) {
    return begin(sql.sql(BEGIN.formatted("id")), alone);
  }

  private List<Delivery> begin(JdbcClient.StatementSpec begin, List<Delivery> deliveries) {
    return begin
        .param("now", Timestamp.from(clock.instant()))
        .param("ids", ids(deliveries))
        .param("before", DeliveryState.before(DeliveryState.SENDING))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  private static Long[] ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toArray(Long[]::new);
  }

  /// The other side did not take them: they wait, each for itself again, for the next attempt; but
  /// those that are tried since before `longSince` have failed.
  ///
  /// @param offered whether this counts as an attempt
  /// @param reason why they wait
  /// @param gaveUp why the others have failed
  @Transactional
  public void postpone(
      long lead, boolean offered, String reason, Instant until, String gaveUp, Instant longSince) {
    database.lock(lead);
    sql
        .sql(
            """
            update delivery d set state = case when over then 'FAILED' else 'QUEUED' end,
              reason = case when over then :gaveUp else :reason end,
              held_until = case when over then null else :until::timestamptz end,
              batch_id = null, attempts = attempts - :given, changed_at = :now
            from (select id, coalesce(tried_since <= :longSince, false) as over from delivery
              where batch_id = :lead) batch
            where d.id = batch.id and d.state = any(:before)
            returning d.id, d.conversation_id, d.seq, d.channel, d.recipient, d.address, d.state,
              d.reason, d.attempts, d.interrupted, d.held_until, d.batch_id, d.tried_since,
              d.changed_at
            """)
        .param("lead", lead)
        .param("given", offered ? 0 : 1)
        .param("reason", reason)
        .param("until", Timestamp.from(until))
        .param("gaveUp", gaveUp)
        .param("longSince", Timestamp.from(longSince))
        .param("now", Timestamp.from(clock.instant()))
        .param("before", DeliveryState.before(DeliveryState.QUEUED))
        .query(DeliveryDatabase::delivery)
        .list()
        .stream()
        .filter(Delivery::toApplicant)
        .forEach(this::told);
  }

  /// Other systems hear of an end alone: what waits was on its way before, too.
  private void told(Delivery delivery) {
    audience.tellDelivery(delivery.conversationId(), delivery.seq());
    if (delivery.state() == DeliveryState.FAILED) events.publishEvent(DeliveryChanged.of(delivery));
  }
}
