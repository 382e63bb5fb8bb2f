package earshot.chaos;

import java.time.Duration;
import java.util.List;

/// What was on its way to applicants when a node was killed: some of it the node had in hand. What
/// waits for its next attempt, with what waits behind it, is in no node's hands.
///
/// @param deliveries as rows of SQL, never none
/// @param moment by PostgreSQL's clock
record LeftBehind(String deliveries, String moment) {

  private static final String ON_ITS_WAY =
      """
      select coalesce(string_agg(format('(%s, %s)', d.company_id, d.id), ', '), '(0, 0)'), now()
      from delivery d join message m using (company_id, conversation_id, seq)
      where m.body like 'Ledger entry %' and d.recipient = 'applicant'
        and d.state in ('QUEUED', 'SENDING')
        and not exists (select from delivery waiting
          where (waiting.company_id, waiting.conversation_id, waiting.channel, waiting.recipient)
              = (d.company_id, d.conversation_id, d.channel, d.recipient)
            and waiting.held_until > now())
      """;

  static LeftBehind now(Rows rows) {
    var found = rows.of(ON_ITS_WAY).getFirst();
    return new LeftBehind(found.get(0), found.get(1));
  }

  /// How long the last of it took from then on; all of it must have come to its end.
  Duration took(Rows rows) {
    var milliseconds =
        rows.number(
            """
            select coalesce(1000 * extract(epoch from max(changed_at) - '%s'), 0)::bigint
            from delivery where (company_id, id) in (%s)
            """
                .formatted(moment, deliveries));
    return Duration.ofMillis(Math.max(0, milliseconds));
  }

  /// The last of it, for whoever looks for the reason.
  List<List<String>> last(Rows rows) {
    return rows.of(
        """
        select channel, state, attempts, interrupted, reason, tried_since, changed_at
        from delivery where (company_id, id) in (%s) order by changed_at desc limit 3
        """
            .formatted(deliveries));
  }
}
