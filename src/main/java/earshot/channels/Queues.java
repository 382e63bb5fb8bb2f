package earshot.channels;

import earshot.conversation.Channel;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How long the queues of jobs are, of all companies together. Nothing of a company is in a job but
/// numbers.
@Repository
class Queues {

  /// @param due how many should have begun
  /// @param later how many wait for their time
  record Queue(long due, long later) {}

  private final JdbcClient sql;
  private final Clock clock;

  Queues(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// How long the oldest job that is due has waited to be begun; zero if there is none.
  @Transactional(readOnly = true)
  Duration oldestDue() {
    return sql.sql(
            """
            select execution_time from scheduled_tasks
            where execution_time <= :now and not picked order by execution_time limit 1
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional()
        .map(this::age)
        .orElse(Duration.ZERO);
  }

  /// The same for the jobs of one channel.
  @Transactional(readOnly = true)
  Duration oldestDue(Channel channel) {
    var oldest =
        sql.sql(
                """
                select min(execution_time) from scheduled_tasks
                where task_name = any(:names) and execution_time <= :now and not picked
                """)
            .param("names", names(channel))
            .param("now", Timestamp.from(clock.instant()))
            .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
            .single();
    return oldest.map(Timestamp::toInstant).map(this::age).orElse(Duration.ZERO);
  }

  @Transactional(readOnly = true)
  Queue of(Channel channel) {
    return sql.sql(
            """
            select count(*) filter (where execution_time <= :now) as due,
              count(*) filter (where execution_time > :now) as later
            from scheduled_tasks where task_name = any(:names)
            """)
        .param("names", names(channel))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> new Queue(row.getLong("due"), row.getLong("later")))
        .single();
  }

  private static String[] names(Channel channel) {
    var name = "deliver-" + channel.name().toLowerCase(Locale.ROOT);
    return new String[] {name, name + "-bulk"};
  }

  private Duration age(Instant due) {
    return Duration.between(due, clock.instant());
  }
}
