package earshot.channels;

import earshot.conversation.Channel;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

  /// How long the oldest job has waited since it should first have been done, however often it was
  /// turned away since; zero if none waits.
  @Transactional(readOnly = true)
  Duration oldestDue() {
    return sql.sql(
            """
            select least(
              (select min(execution_time) from scheduled_tasks
                where execution_time <= :now and not picked),
              (select min(due_since) from scheduled_tasks where due_since is not null))
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> age(row.getTimestamp(1)))
        .single();
  }

  /// The same for the jobs of one channel.
  @Transactional(readOnly = true)
  Duration oldestDue(Channel channel) {
    return sql.sql(
            """
            select least(
              min(execution_time) filter (where execution_time <= :now and not picked),
              min(due_since))
            from scheduled_tasks where task_name = any(:names)
            """)
        .param("names", names(channel))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> age(row.getTimestamp(1)))
        .single();
  }

  @Transactional(readOnly = true)
  Queue of(Channel channel) {
    return sql.sql(
            """
            select sum(deliveries) filter (where execution_time <= :now or due_since is not null or many)
                as due,
              sum(deliveries) filter (where execution_time > :now and due_since is null and not many)
                as later
            from scheduled_tasks
            cross join lateral (select task_name like '%-many' as many,
              task_name like '%-some' as several) kind
            cross join lateral (select case when many or several
              then cardinality(string_to_array(task_instance, ':')) - 1 else 1 end as deliveries) size
            where task_name = any(:names)
            """)
        .param("names", names(channel))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> new Queue(row.getLong("due"), row.getLong("later")))
        .single();
  }

  private static String[] names(Channel channel) {
    var name = "deliver-" + channel.name().toLowerCase(Locale.ROOT);
    return new String[] {name, name + "-bulk", name + "-many", name + "-some"};
  }

  private Duration age(@Nullable Timestamp due) {
    return due == null ? Duration.ZERO : Duration.between(due.toInstant(), clock.instant());
  }
}
