package earshot.notification;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.Channel;
import earshot.database.Insist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Jobs that send something and keep nothing of it: all that is known of what went is that the job
/// is gone. While the database is away such a job looks abandoned, and would send it once more.
@Component
class Unrepeated {

  /// When to look again after what this node itself is at.
  private static final Duration SOON = Duration.ofSeconds(5);

  /// A node that could not reach the database is at work all the same, and then has a minute to say
  /// what it did ([Insist]).
  private static final Duration TEXT_IN_HAND_MEANWHILE = Patience.LIMIT.plusSeconds(10);

  private final Set<String> atWork = ConcurrentHashMap.newKeySet();
  private final DatabaseTrouble trouble;
  private final JdbcClient sql;
  private final Clock clock;

  Unrepeated(DatabaseTrouble trouble, JdbcClient sql, Clock clock) {
    this.trouble = trouble;
    this.sql = sql;
    this.clock = clock;
  }

  /// Whoever begins it has to end it.
  ///
  /// @return whether this node is not at it already
  boolean begin(TaskInstance<?> job) {
    return atWork.add(name(job));
  }

  void end(TaskInstance<?> job) {
    atWork.remove(name(job));
  }

  Instant soon() {
    return clock.instant().plus(SOON);
  }

  /// Removes a job that is done, also where it was taken for abandoned meanwhile and waits to be
  /// done once more. The scheduler's own way tries once, and knows only the job that it began.
  void remove(Execution done) {
    Insist.on(() -> {
      sql.sql(
              """
              delete from scheduled_tasks
              where task_name = :task and task_instance = :name and version >= :version
              """)
          .param("task", done.taskInstance.getTaskName())
          .param("name", done.taskInstance.getId())
          .param("version", done.version)
          .update();
    });
  }

  /// When one is begun anew that looks abandoned. A mail is known as the same by its Message-ID.
  Instant again(Execution abandoned, Channel channel) {
    var now = clock.instant();
    var sign = abandoned.lastHeartbeat;
    return channel == Channel.SMS && sign != null && trouble.since(sign)
        ? now.plus(TEXT_IN_HAND_MEANWHILE)
        : now;
  }

  private static String name(TaskInstance<?> job) {
    return job.getTaskName() + " " + job.getId();
  }
}
