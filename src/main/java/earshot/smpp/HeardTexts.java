package earshot.smpp;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of [IncomingTexts].
@Repository
class HeardTexts {

  /// A message center sends again what it got no answer to, some times within minutes.
  private static final Duration SAME = Duration.ofMinutes(5);

  /// After this a reference may be used for another text.
  private static final Duration TOGETHER = Duration.ofMinutes(15);

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

  /// Keeps a part. Other words in its place belong to an older text that is not waited for any
  /// more.
  @Transactional
  void keep(Incoming part) {
    var number = part.part().orElseThrow().number();
    sql.sql(
            """
            delete from text_part where heard_at < :old or long_text = :text and exists (
              select from text_part other
              where other.long_text = :text and other.number = :number and other.bytes <> :bytes)
            """)
        .param("old", before(TOGETHER))
        .param("text", part.longText())
        .param("number", number)
        .param("bytes", part.bytes())
        .update();
    sql.sql(
            """
            insert into text_part (long_text, number, bytes, coding, heard_at)
            values (:text, :number, :bytes, :coding, :now)
            on conflict do nothing
            """)
        .param("text", part.longText())
        .param("number", number)
        .param("bytes", part.bytes())
        .param("coding", part.coding())
        .param("now", before(Duration.ZERO))
        .update();
  }

  /// The parts of the same text that are here, in their order.
  @Transactional(readOnly = true)
  List<byte[]> parts(Incoming part) {
    return sql.sql("select bytes from text_part where long_text = :text order by number")
        .param("text", part.longText())
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  private Timestamp before(Duration ago) {
    return Timestamp.from(clock.instant().minus(ago));
  }
}
