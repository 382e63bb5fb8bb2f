package earshot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Deliveries].
@Repository
class DeliveryDatabase {

  static final String COLUMNS =
      """
       id, conversation_id, seq, channel, recipient, address, state, reason, attempts, interrupted, \
      held_until, batch_id, tried_since, changed_at\
      """;

  private final JdbcClient sql;

  DeliveryDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Delivery> find(long id) {
    return sql.sql("select" + COLUMNS + " from delivery where id = :id")
        .param("id", id)
        .query(DeliveryDatabase::delivery)
        .optional();
  }

  List<Delivery> toApplicant(long conversation, Collection<Integer> seqs) {
    if (seqs.size() == 1) return toApplicant(conversation, seqs.iterator().next());
    return sql.sql(toApplicantWhere("seq = any(:seqs)"))
        .param("conversation", conversation)
        .param("seqs", seqs.toArray(Integer[]::new))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// Of one message: a query with `any(…)` is planned anew each time.
  List<Delivery> toApplicant(long conversation, int seq) {
    return sql.sql(toApplicantWhere("seq = :seq"))
        .param("conversation", conversation)
        .param("seq", seq)
        .query(DeliveryDatabase::delivery)
        .list();
  }

  private static String toApplicantWhere(String which) {
    return "select"
        + COLUMNS
        + " from delivery where conversation_id = :conversation and "
        + which
        + """
         and recipient = 'applicant'
        order by seq, array_position(array['EMAIL', 'SMS', 'IN_APP'], channel)
        """;
  }

  /// Those of the conversation to the applicant, the oldest first, at most so many.
  ///
  /// @param after the id of the last one of the page before
  List<Delivery> toApplicant(
      long conversation, @Nullable DeliveryState state, long after, int most) {
    return sql.sql(
            "select"
                + COLUMNS
                + """
                 from delivery
                where conversation_id = :conversation and recipient = 'applicant' and id > :after
                  and (:state::text is null or state = :state)
                order by id limit :most
                """)
        .param("conversation", conversation)
        .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR)
        .param("after", after)
        .param("most", most)
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// The same of messages of many conversations.
  ///
  /// @param seqs of the messages, each beside its conversation
  List<Delivery> toApplicant(List<Long> conversations, List<Integer> seqs) {
    return sql.sql(
            "select"
                + COLUMNS
                + """
                 from delivery
                where (conversation_id, seq) in (
                    select * from unnest(:conversations::bigint[], :seqs::integer[]))
                  and recipient = 'applicant'
                order by conversation_id, seq, array_position(array['EMAIL', 'SMS', 'IN_APP'], channel)
                """)
        .param("conversations", conversations.toArray(Long[]::new))
        .param("seqs", seqs.toArray(Integer[]::new))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// For all that went out with it.
  List<Delivery> become(
      long id,
      DeliveryState state,
      @Nullable String reason,
      @Nullable String providerId,
      Instant now) {
    return sql.sql(
            """
            with own as materialized (
              select id from delivery where id = :id or batch_id = :id
              order by seq for no key update)
            update delivery d set state = :state, reason = :reason, held_until = null,
              sent_at = case :state when 'SENT' then :now::timestamptz
                when 'DELIVERED' then coalesce(sent_at, :now) else sent_at end,
              provider_id = coalesce(:provider, provider_id), changed_at = :now
            from own where d.id = own.id and d.state = any(:before)
            returning d.id, d.conversation_id, d.seq, d.channel, d.recipient, d.address, d.state,
              d.reason, d.attempts, d.interrupted, d.held_until, d.batch_id, d.tried_since, d.changed_at
            """)
        .param("id", id)
        .param("state", state.name())
        .param("reason", reason)
        .param("provider", providerId)
        .param("now", Timestamp.from(now))
        .param("before", DeliveryState.before(state))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// Of many that went each by itself.
  ///
  /// @param providerIds beside their ids
  List<Delivery> sent(List<Long> ids, List<@Nullable String> providerIds, Instant now) {
    return sql.sql(
            """
            with own as materialized (
              select id from delivery where company_id = (select current_company()) and id = any(:ids)
              order by conversation_id, seq for no key update)
            update delivery d set state = 'SENT', reason = null, held_until = null, sent_at = :now,
              provider_id = coalesce(went.provider, d.provider_id), changed_at = :now
            from own join unnest(:ids::bigint[], :providers::text[]) as went (id, provider) using (id)
            where d.id = own.id and d.state = any(:before)
            returning d.id, d.conversation_id, d.seq, d.channel, d.recipient, d.address, d.state,
              d.reason, d.attempts, d.interrupted, d.held_until, d.batch_id, d.tried_since, d.changed_at
            """)
        .param("ids", ids.toArray(Long[]::new))
        .param("providers", providerIds.toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .param("before", DeliveryState.before(DeliveryState.SENT))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// Locks all that go or went out with it, as everybody does in the order of
  /// [Batches#waitingWith], so that nobody waits for who waits for him. An update of several rows
  /// alone would take them as they lie in the table.
  void lock(long id) {
    sql.sql(
            """
            select id from delivery where id = :id or batch_id = :id
            order by seq for no key update
            """)
        .param("id", id)
        .query(Long.class)
        .list();
  }

  private void lockAllWith(Delivery delivery) {
    var batch = delivery.batchId();
    lock(batch == null ? delivery.id() : batch);
  }

  private Optional<Delivery> toApplicant(long conversation, int seq, Channel channel) {
    return toApplicant(conversation, seq).stream()
        .filter(delivery -> delivery.channel() == channel)
        .findFirst();
  }

  /// Each with its reason and time.
  List<Delivery> hold(List<Hold> holds, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'HELD', reason = hold.why, held_until = hold.until::timestamptz,
              changed_at = :now
            from unnest(:ids::bigint[], :reasons::text[], :untils::text[])
              as hold (delivery, why, until)
            where company_id = (select current_company()) and id = any(:ids) and id = hold.delivery
              and state = any(:before)
            returning\
            """
                + COLUMNS)
        .param("ids", holds.stream().map(Hold::id).toArray(Long[]::new))
        .param("reasons", holds.stream().map(Hold::reason).toArray(String[]::new))
        .param("untils", holds.stream().map(it -> it.until().toString()).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .param("before", DeliveryState.before(DeliveryState.HELD))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  void isTried(long id, Instant now) {
    sql.sql("update delivery set tried_since = coalesce(tried_since, :now) where id = :id")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  /// Together with what failed with it, and to the address the applicant has now.
  List<Delivery> requeue(long conversation, int seq, Channel channel, Instant now) {
    toApplicant(conversation, seq, channel).ifPresent(this::lockAllWith);
    return sql.sql(
            """
            update delivery d set state = 'QUEUED', reason = null, attempts = 0, interrupted = 0, batch_id = null,
              sent_at = null, held_until = null, tried_since = null, changed_at = :now,
              address = case d.channel when 'EMAIL' then p.email else p.phone end
            from conversation c join applicant p on p.id = c.applicant_id, delivery chosen
            where c.id = :conversation and d.conversation_id = c.id and d.channel = :channel
              and d.recipient = 'applicant'
              and chosen.conversation_id = c.id and chosen.seq = :seq
              and chosen.channel = :channel and chosen.recipient = 'applicant'
              and (d.id = chosen.id or d.batch_id = chosen.batch_id)
              and (d.state = 'FAILED' or d.state = 'UNKNOWN' and d.channel = 'SMS')
              and (chosen.state = 'FAILED' or chosen.state = 'UNKNOWN' and chosen.channel = 'SMS')
            returning d.id, d.conversation_id, d.seq, d.channel, d.recipient, d.address, d.state,
              d.reason, d.attempts, d.interrupted, d.held_until, d.batch_id, d.tried_since, d.changed_at
            """)
        .param("conversation", conversation)
        .param("seq", seq)
        .param("channel", channel.name())
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// What still waits for the applicant goes to the addresses of now.
  void readdress(long applicant) {
    sql.sql(
            """
            with waiting as materialized (
              select d.id from delivery d join application a on a.id = d.conversation_id
              where a.applicant_id = :applicant and d.recipient = 'applicant'
                and d.channel <> 'IN_APP' and d.state in ('QUEUED', 'HELD')
              order by d.conversation_id, d.channel, d.seq for no key update of d)
            update delivery d
            set address = case d.channel when 'EMAIL' then p.email else p.phone end
            from waiting, applicant p where d.id = waiting.id and p.id = :applicant
            """)
        .param("applicant", applicant)
        .update();
  }

  static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        row.getLong("conversation_id"),
        row.getInt("seq"),
        Channel.valueOf(row.getString("channel")),
        row.getString("recipient"),
        row.getString("address"),
        DeliveryState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getInt("interrupted"),
        time(row, "held_until"),
        (Long) row.getObject("batch_id"),
        time(row, "tried_since"),
        row.getTimestamp("changed_at").toInstant());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var found = row.getTimestamp(column);
    return found == null ? null : found.toInstant();
  }
}
