package earshot.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of self-tests, which any node may be asked about.
@Repository
class Trials {

  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient sql;
  private final Clock clock;

  Trials(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  void add(Trial trial) {
    sql.sql("delete from self_test where begun_at < :old")
        .param("old", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
    sql.sql(
            """
            insert into self_test (id, phone, answer, mail_to, begun_at, company)
            values (:id, :phone, :answer, :mail, :now, current_company())
            """)
        .param("id", trial.id())
        .param("phone", trial.phone(), Types.VARCHAR)
        .param("answer", trial.answer())
        .param("mail", trial.mailTo(), Types.VARCHAR)
        .param("now", Timestamp.from(trial.begunAt()))
        .update();
  }

  @Transactional
  void found(long trial, Step step, Finding finding) {
    sql.sql(
            """
            insert into self_test_step (self_test, step, state, words, fix)
            values (:trial, :step, :state, :words, :fix)
            on conflict (self_test, step) do update
            set state = excluded.state, words = excluded.words, fix = excluded.fix
            """)
        .param("trial", trial)
        .param("step", step.name())
        .param("state", finding.state().name())
        .param("words", finding.words())
        .param("fix", finding.fix(), Types.VARCHAR)
        .update();
  }

  @Transactional(readOnly = true)
  List<Result> results(long trial) {
    return sql.sql(
            """
            select * from self_test_step where self_test = :trial
            order by array_position(:order::text[], step)
            """)
        .param("trial", trial)
        .param("order", Arrays.stream(Step.values()).map(Enum::name).toArray(String[]::new))
        .query((row, _) -> result(row))
        .list();
  }

  /// When that self-test began; empty if there is none of that id.
  @Transactional(readOnly = true)
  Optional<Instant> begun(long trial) {
    return sql.sql("select begun_at from self_test where id = :trial")
        .param("trial", trial)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// Whether the current company began that self-test.
  @Transactional(readOnly = true)
  boolean isOwn(long trial) {
    return sql.sql(
            "select exists (select from self_test where id = :trial and company = current_company())")
        .param("trial", trial)
        .query(Boolean.class)
        .single();
  }

  @Transactional
  void mailCame(long trial) {
    sql.sql("update self_test set mail_came_at = :now where id = :trial and mail_came_at is null")
        .param("now", Timestamp.from(clock.instant()))
        .param("trial", trial)
        .update();
  }

  /// Whether the words are what somebody at that phone was asked to answer lately. They are
  /// compared here, as what comes by text need not be something that PostgreSQL takes.
  @Transactional
  boolean textCame(String phone, String words) {
    return sql
        .sql("select id, answer from self_test where phone = :phone and begun_at > :since")
        .param("phone", phone)
        .param("since", Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
        .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
        .list()
        .stream()
        .filter(asked -> asked.getValue().equals(words))
        .anyMatch(asked -> textCame(asked.getKey()));
  }

  private boolean textCame(long trial) {
    return sql.sql("update self_test set text_came_at = :now where id = :trial")
            .param("now", Timestamp.from(clock.instant()))
            .param("trial", trial)
            .update()
        > 0;
  }

  @Transactional(readOnly = true)
  boolean hasMailCome(long trial) {
    return hasCome("mail_came_at", trial);
  }

  @Transactional(readOnly = true)
  boolean hasTextCome(long trial) {
    return hasCome("text_came_at", trial);
  }

  private boolean hasCome(String column, long trial) {
    return sql.sql("select %s is not null from self_test where id = :trial".formatted(column))
        .param("trial", trial)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private static Result result(ResultSet row) throws SQLException {
    return new Result(
        Step.valueOf(row.getString("step")),
        new Finding(
            Finding.State.valueOf(row.getString("state")),
            row.getString("words"),
            row.getString("fix")));
  }
}
