package earshot.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of deliveries that come with their messages.
@Repository
class AddedDeliveries {

  private final JdbcClient sql;

  AddedDeliveries(JdbcClient sql) {
    this.sql = sql;
  }

  /// One statement for all of them; returns those to be made. The notice in the app is there once
  /// it is stored.
  List<DeliveryQueued> insert(List<AddedDelivery> added, Instant now) {
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
              returning id, channel, state)
            select id, channel from added where state = 'QUEUED' order by id
            """)
        .param("conversations", column(added, Long[]::new, AddedDelivery::conversationId))
        .param("seqs", column(added, Integer[]::new, AddedDelivery::seq))
        .param("now", Timestamp.from(now))
        .param("channels", column(added, String[]::new, it -> it.delivery().channel().name()))
        .param("recipients", column(added, String[]::new, it -> it.delivery().recipient()))
        .param("addresses", column(added, String[]::new, it -> it.delivery().address()))
        .param("skipped", column(added, String[]::new, it -> it.delivery().skipped()))
        .query((row, _) -> new DeliveryQueued(row.getLong(1), Channel.valueOf(row.getString(2))))
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
}
