package earshot.smpp;

import earshot.database.Plausible;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of [LongTexts].
@Repository
class TextParts {

  private static final Duration KEPT = Duration.ofDays(1);

  /// A part that waits for others.
  ///
  /// @param coding the alphabet of the whole text
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Waiting(int coding, byte[] bytes, Instant heardAt) {}

  private final JdbcClient sql;
  private final Clock clock;

  TextParts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// What was heard while the clock was ahead was heard just now.
  @Transactional
  void setRight(String longText) {
    var now = clock.instant();
    sql.sql("update text_part set heard_at = :now where long_text = :text and heard_at > :latest")
        .param("text", longText)
        .param("now", Timestamp.from(now))
        .param("latest", Timestamp.from(Plausible.latest(now)))
        .update();
  }

  /// When the part was heard that stands in the place of this one and belongs to an older text:
  /// other words, or too old to be the same.
  @Transactional(readOnly = true)
  Optional<Instant> olderInPlaceOf(Incoming part, Instant old) {
    return sql.sql(
            """
            select heard_at from text_part where long_text = :text and number = :number
              and (bytes <> :bytes or heard_at < :old)
            """)
        .param("text", part.longText())
        .param("number", number(part))
        .param("bytes", part.bytes())
        .param("old", Timestamp.from(old))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// Whether parts of that name heard since then wait for others, or are this one.
  @Transactional(readOnly = true)
  boolean isAmong(Incoming part, Instant since) {
    return sql.sql(
            """
            select exists (select from text_part where long_text = :text and heard_at >= :since
              and (not joined or number = :number))
            """)
        .param("text", part.longText())
        .param("number", number(part))
        .param("since", Timestamp.from(since))
        .query(Boolean.class)
        .single();
  }

  /// Forgets the older text. What was heard after it belongs to the newer one.
  @Transactional
  void forget(String longText, Instant until) {
    sql.sql("delete from text_part where long_text = :text and heard_at <= :until")
        .param("text", longText)
        .param("until", Timestamp.from(until))
        .update();
    sql.sql("update text_part set joined = false where long_text = :text")
        .param("text", longText)
        .update();
  }

  /// The same part again is heard anew and still one part.
  @Transactional
  void keep(Incoming part) {
    sql.sql("delete from text_part where heard_at < :old")
        .param("old", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
    sql.sql(
            """
            insert into text_part (long_text, number, bytes, coding, heard_at)
            values (:text, :number, :bytes, :coding, :now)
            on conflict (company_id, long_text, number) do update set heard_at = excluded.heard_at
            """)
        .param("text", part.longText())
        .param("number", number(part))
        .param("bytes", part.bytes())
        .param("coding", part.coding())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// The parts heard in that time that are in no message yet, in their order.
  @Transactional(readOnly = true)
  List<Waiting> waiting(String longText, Instant from, Instant to) {
    return sql.sql(
            """
            select coding, bytes, heard_at from text_part
            where long_text = :text and not joined and heard_at between :from and :to
            order by number
            """)
        .param("text", longText)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .query((row, _) ->
            new Waiting(row.getInt(1), row.getBytes(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  /// Those heard until then are in a message now.
  @Transactional
  void joined(String longText, Instant until) {
    sql.sql("update text_part set joined = true where long_text = :text and heard_at <= :until")
        .param("text", longText)
        .param("until", Timestamp.from(until))
        .update();
  }

  private static int number(Incoming part) {
    return part.part().orElseThrow().number();
  }
}
