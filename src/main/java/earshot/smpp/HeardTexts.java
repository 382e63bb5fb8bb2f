package earshot.smpp;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Names for texts that come without one.
@Repository
class HeardTexts {

  /// A message center sends again what it got no answer to, some times within minutes.
  private static final Duration SAME = Duration.ofMinutes(5);

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient sql;
  private final Clock clock;

  HeardTexts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// The name of the text of that digest: a new one, unless it was heard minutes ago.
  @Transactional
  String name(String digest) {
    sql.sql("delete from heard_text where heard_at < :old").param("old", before(KEPT)).update();
    return sql.sql(
            """
            insert into heard_text as heard (digest, provider_id, heard_at)
            values (:digest, :name, :now)
            on conflict (company_id, digest) do update set
              provider_id = case when heard.heard_at < :before then excluded.provider_id
                else heard.provider_id end,
              heard_at = case when heard.heard_at < :before then excluded.heard_at
                else heard.heard_at end
            returning provider_id
            """)
        .param("digest", digest)
        .param("name", "smpp:" + UUID.randomUUID())
        .param("now", before(Duration.ZERO))
        .param("before", before(SAME))
        .query(String.class)
        .single();
  }

  private Timestamp before(Duration ago) {
    return Timestamp.from(clock.instant().minus(ago));
  }
}
