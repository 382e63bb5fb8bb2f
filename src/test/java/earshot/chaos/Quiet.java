package earshot.chaos;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// The state in which nothing is on its way any more.
final class Quiet {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  /// What waits until a manager has left an open page is not on its way.
  private static final String ON_ITS_WAY =
      """
      select
        (select count(*) from delivery d join message m using (company_id, conversation_id, seq)
          where m.body like 'Ledger entry %' and d.recipient = 'applicant'
            and (d.state in ('QUEUED', 'HELD', 'SENDING')
              or d.state = 'UNKNOWN' and d.channel = 'EMAIL'))
        + (select count(*) from bulk_message
          where body like 'Ledger entry %' and state in ('WAITING', 'RUNNING'))
      """;

  private static final String WHAT =
      """
      select d.channel, d.state, d.attempts, d.interrupted, d.reason, d.held_until, d.changed_at,
        t.execution_time, t.picked, t.picked_by, t.last_heartbeat
      from delivery d join message m using (company_id, conversation_id, seq)
      left join scheduled_tasks t on t.task_instance = d.company_id || ':' || d.id
      where m.body like 'Ledger entry %' and d.recipient = 'applicant'
        and (d.state in ('QUEUED', 'HELD', 'SENDING')
          or d.state = 'UNKNOWN' and d.channel = 'EMAIL') limit 5
      """;

  private Quiet() {}

  /// Returns whether it comes.
  static boolean comes(Site site) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .ignoreException(IllegalStateException.class)
          .until(() -> site.rows.number(ON_ITS_WAY) == 0);
      return true;
    } catch (ConditionTimeoutException never) {
      site.rows.of(WHAT).forEach(row -> System.err.println("ON ITS WAY: " + row));
      return false;
    }
  }
}
