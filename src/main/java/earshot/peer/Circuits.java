package earshot.peer;

import earshot.database.Plausible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which other servers are left alone, as they have not answered lately. A circuit opens after
/// [#FAILURES] failures in a row, on any nodes; then one attempt each 10 seconds tells whether the
/// server is back, and the first that succeeds closes it. It does not wait longer each time: many
/// attempts under way fail together, and what waits goes on within half a minute of the server's
/// return.
@Component
public class Circuits {

  /// Failures in a row that open a circuit.
  public static final int FAILURES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Circuits.class);
  private static final Duration ALONE = Duration.ofSeconds(10);

  /// How long an attempt may take until another is allowed to look whether the server is back.
  private static final Duration PROBE = Duration.ofSeconds(15);

  /// Servers with nothing against them when this node looked last.
  private final Set<String> fine = ConcurrentHashMap.newKeySet();

  private final JdbcClient sql;
  private final Clock clock;

  Circuits(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Until when nothing is handed to that server; empty if it may be tried now. Where the circuit
  /// is open and its time is up, that is said to one only.
  @Transactional
  public Optional<Instant> mustWait(String peer) {
    var circuit = find(peer);
    if (circuit.isEmpty()) fine.add(peer);
    else fine.remove(peer);
    var until = circuit.map(Circuit::openUntil);
    if (until.isEmpty() || isStillToCome(until.get())) return until;
    return isFirst(peer, until.get())
        ? Optional.empty()
        : Optional.of(clock.instant().plus(Duration.ofSeconds(5)));
  }

  /// Whether the server is left alone, or was and nobody has heard of it since. Asking tries
  /// nothing.
  @Transactional(readOnly = true)
  public boolean isOpen(String peer) {
    return find(peer).map(Circuit::openUntil).isPresent();
  }

  /// What a clock wrote that was ahead is over: no time of a circuit is further away than a
  /// probe's.
  private boolean isStillToCome(Instant until) {
    var now = clock.instant();
    return until.isAfter(now) && !until.isAfter(Plausible.latest(now, PROBE));
  }

  private boolean isFirst(String peer, Instant until) {
    return sql.sql(
                """
                update peer_circuit set open_until = :probed
                where peer = :peer and open_until = :until
                """)
            .param("probed", Timestamp.from(clock.instant().plus(PROBE)))
            .param("peer", peer)
            .param("until", Timestamp.from(until))
            .update()
        > 0;
  }

  /// The server answered, whatever it said. Nothing is to be recorded where nothing was against it;
  /// and without a transaction of its own, which would be four round trips instead of one.
  public void answered(String peer) {
    if (fine.contains(peer)) return;
    sql.sql("delete from peer_circuit where peer = :peer returning opened_at is not null")
        .param("peer", peer)
        .query(Boolean.class)
        .optional()
        .filter(wasOpen -> wasOpen)
        .ifPresent(_ -> LOG.info("{} answers again", peer));
  }

  /// The server could not be reached, did not answer, or said that it has a problem.
  @Transactional
  public void failed(String peer, String reason) {
    fine.remove(peer);
    var failures =
        sql.sql(
                """
                insert into peer_circuit as circuit (peer, failures, reason, failed_at)
                values (:peer, 1, :reason, :now)
                on conflict (peer) do update
                set failures = circuit.failures + 1, reason = excluded.reason,
                  failed_at = excluded.failed_at
                returning failures
                """)
            .param("peer", peer)
            .param("reason", reason)
            .param("now", Timestamp.from(clock.instant()))
            .query(Integer.class)
            .single();
    if (failures >= FAILURES) open(peer, failures == FAILURES, reason);
  }

  private void open(String peer, boolean newly, String reason) {
    var until = clock.instant().plusMillis(jitter(ALONE));
    sql.sql(
            """
            update peer_circuit set open_until = :until, opened_at = coalesce(opened_at, :now)
            where peer = :peer
            """)
        .param("until", Timestamp.from(until))
        .param("now", Timestamp.from(clock.instant()))
        .param("peer", peer)
        .update();
    if (newly) LOG.warn("{} is left alone for a while: {}", peer, reason);
  }

  private static long jitter(Duration wait) {
    return wait.toMillis() + ThreadLocalRandom.current().nextLong(wait.toMillis() / 5);
  }

  /// How it stands with that server; empty if its last answer was a good one.
  @Transactional(readOnly = true)
  public Optional<Circuit> find(String peer) {
    return sql.sql("select * from peer_circuit where peer = :peer")
        .param("peer", peer)
        .query(Circuits::circuit)
        .optional();
  }

  private static Circuit circuit(ResultSet row, int number) throws SQLException {
    return new Circuit(
        row.getInt("failures"),
        row.getString("reason"),
        row.getTimestamp("failed_at").toInstant(),
        time(row, "opened_at"),
        time(row, "open_until"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var found = row.getTimestamp(column);
    return found == null ? null : found.toInstant();
  }
}
