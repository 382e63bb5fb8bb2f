package earshot.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Whether everything is as it should be once nothing is on its way any more.
final class State {

  private static final int SPARE_CONNECTIONS = 2;
  private static final Duration LINGERING = Duration.ofSeconds(20);

  private final Site site;
  private final Ledger ledger;
  private final Vitals vitals;
  private final long connections;

  /// Remembers what the nodes hold now as what they may hold later.
  State(Site site, Ledger ledger) {
    this.site = site;
    this.ledger = ledger;
    this.vitals = most(site.nodes);
    this.connections = connections();
  }

  /// What is not as it should be, each in a sentence.
  List<String> complaints() {
    var complaints = new ArrayList<String>();
    gaps(complaints);
    if (differ(ledger.archived(), archived())) complaints.add("marks differ from what was said");
    if (differ(ledger.declined(), declined())) complaints.add("declines differ from what was said");
    stuckJobs(complaints);
    leaks(complaints);
    return complaints;
  }

  private void gaps(List<String> complaints) {
    var gaps =
        site.rows.column(
            "select conversation_id from message group by 1 having max(seq) <> count(*)");
    if (!gaps.isEmpty()) complaints.add("seq has a gap in conversations " + gaps);
  }

  private Map<Long, Boolean> archived() {
    return stored(
        """
        select conversation_id, archived_at is not null from participant p
        join app_user u on (u.company_id, u.id) = (p.company_id, p.user_id)
        where u.email = 'tom@harborcafe.example'
        """);
  }

  private Map<Long, Boolean> declined() {
    return stored("select id, stage = 'DECLINED' from application");
  }

  private Map<Long, Boolean> stored(String query) {
    return site.rows.of(query).stream()
        .collect(Collectors.toMap(row -> Long.valueOf(row.get(0)), row -> row.get(1).equals("t")));
  }

  /// Whether it is as the ledger says, as far as it says anything.
  private static boolean differ(Map<Long, Boolean> said, Map<Long, Boolean> stored) {
    return !stored.entrySet().containsAll(said.entrySet());
  }

  /// Puts an end to the ledger's doubts.
  void settle() {
    ledger.settle(archived(), declined());
  }

  private void stuckJobs(List<String> complaints) {
    var stuck =
        site.rows.of(
            """
            select task_name, count(*) from scheduled_tasks
            where not picked and execution_time < now() - interval '60 seconds'
              or picked and last_heartbeat < now() - interval '60 seconds'
              or execution_time > now() + interval '1 hour' and task_name <> 'retention'
              or last_heartbeat > now() + interval '60 seconds'
            group by 1
            """);
    if (!stuck.isEmpty()) complaints.add("jobs are stuck: " + stuck);
  }

  private void leaks(List<String> complaints) {
    var now = most(site.nodes);
    if (!now.isNoMoreThan(vitals))
      complaints.add("a node holds %s, before %s".formatted(now, vitals));
    if (!connectionsAreBack())
      complaints.add(
          "%d connections to PostgreSQL, before %d".formatted(connections(), connections));
  }

  /// One that was ended, by this tool too, is there for a moment longer.
  private boolean connectionsAreBack() {
    try {
      Awaitility.await()
          .atMost(LINGERING)
          .until(() -> connections() <= connections + SPARE_CONNECTIONS);
      return true;
    } catch (ConditionTimeoutException never) {
      return false;
    }
  }

  String held() {
    return most(site.nodes) + ", " + connections() + " connections to PostgreSQL";
  }

  private static Vitals most(List<Node> nodes) {
    return nodes.stream().map(Node::vitals).reduce(new Vitals(0, 0), Vitals::most);
  }

  private long connections() {
    return site.rows.number(
        "select count(*) from pg_stat_activity where datname = 'chaos' and pid <> pg_backend_pid()");
  }
}
