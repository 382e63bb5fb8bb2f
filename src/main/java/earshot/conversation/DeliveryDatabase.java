package earshot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Deliveries].
@Repository
class DeliveryDatabase {

  private static final String COLUMNS =
      """
       id, conversation_id, seq, channel, recipient, address, state, reason, attempts, held_until, \
      changed_at\
      """;

  private final JdbcClient sql;

  DeliveryDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// One statement for all of them; returns the ids of those to be made. The notice in the app is
  /// there once it is stored.
  List<Long> insert(List<AddedDelivery> added, Instant now) {
    return sql.sql(
            """
            with added as (
              insert into delivery (conversation_id, seq, channel, recipient, address, state, reason, changed_at)
              select d.conversation, d.seq, d.channel, d.recipient, d.address,
                case when d.skipped is not null then 'SKIPPED'
                  when d.channel = 'IN_APP' then 'SENT' else 'QUEUED' end, d.skipped, :now
              from unnest(:conversations::bigint[], :seqs::integer[], :channels::text[],
                  :recipients::text[], :addresses::text[], :skipped::text[])
                as d (conversation, seq, channel, recipient, address, skipped)
              returning id, state)
            select id from added where state = 'QUEUED' order by id
            """)
        .param("conversations", column(added, Long[]::new, AddedDelivery::conversationId))
        .param("seqs", column(added, Integer[]::new, AddedDelivery::seq))
        .param("now", Timestamp.from(now))
        .param("channels", column(added, String[]::new, it -> it.delivery().channel().name()))
        .param("recipients", column(added, String[]::new, it -> it.delivery().recipient()))
        .param("addresses", column(added, String[]::new, it -> it.delivery().address()))
        .param("skipped", column(added, String[]::new, it -> it.delivery().skipped()))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static <T> T[] column(
      List<AddedDelivery> added,
      IntFunction<T[]> array,
      Function<AddedDelivery, ? extends @Nullable T> value) {
    return added.stream().map(value).toArray(array);
  }

  void insertPast(long conversation, int seq, Instant at, List<PastDelivery> deliveries) {
    sql.sql(
            """
            insert into delivery (conversation_id, seq, channel, recipient, address, state, reason,
              attempts, changed_at)
            select :conversation, :seq, d.channel, 'applicant', d.address, d.state, d.reason,
              case d.state when 'SKIPPED' then 0 else 1 end, :at
            from unnest(:channels::text[], :addresses::text[], :states::text[], :reasons::text[])
              as d (channel, address, state, reason)
            """)
        .param("conversation", conversation)
        .param("seq", seq)
        .param("at", Timestamp.from(at))
        .param("channels", deliveries.stream().map(d -> d.channel().name()).toArray(String[]::new))
        .param("addresses", deliveries.stream().map(PastDelivery::address).toArray(String[]::new))
        .param("states", deliveries.stream().map(d -> d.state().name()).toArray(String[]::new))
        .param("reasons", deliveries.stream().map(PastDelivery::reason).toArray(String[]::new))
        .update();
  }

  Optional<Delivery> find(long id) {
    return sql.sql("select" + COLUMNS + " from delivery where id = :id")
        .param("id", id)
        .query(DeliveryDatabase::delivery)
        .optional();
  }

  List<Delivery> toApplicant(long conversation, Collection<Integer> seqs) {
    return sql.sql(
            "select"
                + COLUMNS
                + """
                 from delivery
                where conversation_id = :conversation and seq = any(:seqs) and recipient = 'applicant'
                order by seq, array_position(array['EMAIL', 'SMS', 'IN_APP'], channel)
                """)
        .param("conversation", conversation)
        .param("seqs", seqs.toArray(Integer[]::new))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  Optional<Delivery> begin(long id, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'SENDING', attempts = attempts + 1, reason = null,
              held_until = null, changed_at = :now
            where id = :id and state in ('QUEUED', 'HELD', 'SENDING', 'UNKNOWN')
            returning\
            """
                + COLUMNS)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .optional();
  }

  Optional<Delivery> become(
      long id,
      DeliveryState state,
      @Nullable String reason,
      @Nullable String providerId,
      Instant now) {
    return sql.sql(
            """
            update delivery set state = :state, reason = :reason, held_until = null,
              provider_id = coalesce(:provider, provider_id), changed_at = :now
            where id = :id and state <> :state and state <> 'DELIVERED'
              and not (state in ('SENT', 'FAILED', 'SKIPPED') and :state in ('QUEUED', 'HELD', 'SENDING', 'SENT', 'UNKNOWN'))
            returning\
            """
                + COLUMNS)
        .param("id", id)
        .param("state", state.name())
        .param("reason", reason)
        .param("provider", providerId)
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .optional();
  }

  Optional<Delivery> hold(long id, String reason, Instant until, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'HELD', reason = :reason, held_until = :until, changed_at = :now
            where id = :id and state in ('QUEUED', 'HELD', 'SENDING')
            returning\
            """
                + COLUMNS)
        .param("id", id)
        .param("reason", reason)
        .param("until", Timestamp.from(until))
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .optional();
  }

  List<Delivery> seen(long conversation, int seq, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'DELIVERED', changed_at = :now
            where conversation_id = :conversation and seq <= :seq and channel = 'IN_APP'
              and recipient = 'applicant' and state = 'SENT'
            returning\
            """
                + COLUMNS)
        .param("conversation", conversation)
        .param("seq", seq)
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  Optional<Delivery> requeue(long conversation, int seq, Channel channel, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'QUEUED', reason = null, attempts = 0, changed_at = :now
            where conversation_id = :conversation and seq = :seq and channel = :channel
              and recipient = 'applicant' and state = 'FAILED'
            returning\
            """
                + COLUMNS)
        .param("conversation", conversation)
        .param("seq", seq)
        .param("channel", channel.name())
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .optional();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    var held = row.getTimestamp("held_until");
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
        held == null ? null : held.toInstant(),
        row.getTimestamp("changed_at").toInstant());
  }
}
