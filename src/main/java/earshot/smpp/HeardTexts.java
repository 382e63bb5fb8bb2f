package earshot.smpp;

import earshot.database.Plausible;
import earshot.sms.SmsThreads;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Names for texts that come without one. The same words from the same phone within minutes are the
/// same text, sent again because our answer was lost, as long as nothing was said in between: the
/// second "Yes" may be about another question, and a text seen twice is better than one lost.
@Repository
class HeardTexts {

  /// A message center sends again what it got no answer to, some times within minutes.
  private static final Duration SAME = Duration.ofMinutes(5);

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient sql;
  private final SmsThreads threads;
  private final Clock clock;

  HeardTexts(JdbcClient sql, SmsThreads threads, Clock clock) {
    this.sql = sql;
    this.threads = threads;
    this.clock = clock;
  }

  /// The name of the phone's text of that digest: a new one, unless it is the last one again.
  @Transactional
  String name(String phone, String digest) {
    var now = clock.instant();
    forget(now.minus(KEPT));
    return sql.sql(
            """
            insert into heard_text as last (phone, digest, provider_id, heard_at)
            values (:phone, :digest, :name, :now)
            on conflict (company_id, phone) do update set
              digest = excluded.digest,
              provider_id = case when last.digest = excluded.digest
                  and last.heard_at between :since and :latest
                then last.provider_id else excluded.provider_id end,
              heard_at = case when last.digest = excluded.digest
                  and last.heard_at between :since and :latest
                then last.heard_at else excluded.heard_at end
            returning provider_id
            """)
        .param("phone", phone)
        .param("digest", digest)
        .param("name", "smpp:" + UUID.randomUUID())
        .param("now", Timestamp.from(now))
        .param("latest", Timestamp.from(Plausible.latest(now)))
        .param("since", Timestamp.from(since(phone, now.minus(SAME))))
        .query(String.class)
        .single();
  }

  private void forget(Instant until) {
    sql.sql("delete from heard_text where heard_at < :until")
        .param("until", Timestamp.from(until))
        .update();
  }

  private Instant since(String phone, Instant earliest) {
    return threads.textedAt(phone).filter(earliest::isBefore).orElse(earliest);
  }
}
