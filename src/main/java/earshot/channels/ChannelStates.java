package earshot.channels;

import earshot.channels.ChannelState.Reason;
import earshot.conversation.Channel;
import earshot.peer.Circuits;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How the channels do, as far as it concerns the current company.
@Component
class ChannelStates {

  private static final Duration LATELY = Duration.ofDays(1);

  private record Waiting(long count, @Nullable Instant since) {}

  private final JdbcClient sql;
  private final Queues queues;
  private final Peers peers;
  private final Circuits circuits;
  private final Clock clock;

  ChannelStates(JdbcClient sql, Queues queues, Peers peers, Circuits circuits, Clock clock) {
    this.sql = sql;
    this.queues = queues;
    this.peers = peers;
    this.circuits = circuits;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  List<ChannelState> all() {
    return List.of(of(Channel.EMAIL), of(Channel.SMS));
  }

  private ChannelState of(Channel channel) {
    var peer = peers.of(channel);
    var waiting = waiting(channel);
    var reasons = reasons(channel);
    return new ChannelState(
        channel,
        peers.isSetUp(channel),
        peer,
        peers.isReachable(channel),
        Optional.ofNullable(peer).flatMap(circuits::find).orElse(null),
        queues.oldestDue(channel),
        waiting.count(),
        waiting.since(),
        reasons.stream().mapToLong(Reason::count).sum(),
        reasons.stream().limit(3).toList());
  }

  private Waiting waiting(Channel channel) {
    return sql.sql(
            """
            select count(*), min(m.created_at) from delivery d
            join message m on m.company_id = d.company_id
              and m.conversation_id = d.conversation_id and m.seq = d.seq
            where d.channel = :channel and (d.state in ('QUEUED', 'HELD', 'SENDING')
              or d.state = 'UNKNOWN' and d.channel = 'EMAIL')
            """)
        .param("channel", channel.name())
        .query((row, _) -> {
          var since = row.getTimestamp(2);
          return new Waiting(row.getLong(1), since == null ? null : since.toInstant());
        })
        .single();
  }

  private List<Reason> reasons(Channel channel) {
    return sql.sql(
            """
            select coalesce(reason, 'No reason is known') as words, count(*) from delivery
            where channel = :channel and state = 'FAILED' and changed_at > :since
            group by 1 order by 2 desc, 1
            """)
        .param("channel", channel.name())
        .param("since", Timestamp.from(clock.instant().minus(LATELY)))
        .query((row, _) -> new Reason(row.getString(1), row.getLong(2)))
        .list();
  }
}
