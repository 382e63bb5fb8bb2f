package earshot.channels;

import static earshot.language.Say.say;

import earshot.database.Plausible;
import earshot.sms.OptOuts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How often the administrators of a company may test: each test may text anybody's phone, and
/// keeps a node busy for minutes.
@Repository
class TestLimits {

  static final int A_DAY = 10;

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private record Lately(boolean busy, int today) {}

  private final JdbcClient sql;
  private final Trials trials;
  private final OptOuts optOuts;
  private final Clock clock;

  TestLimits(JdbcClient sql, Trials trials, OptOuts optOuts, Clock clock) {
    this.sql = sql;
    this.trials = trials;
    this.optOuts = optOuts;
    this.clock = clock;
  }

  /// Adds a test of the current company.
  ///
  /// @throws TestRefused where it may not begin now
  @Transactional
  void add(Trial trial) {
    sql.sql("lock table self_test in share row exclusive mode").update();
    var phone = trial.phone();
    if (phone != null && optOuts.contains(phone))
      throw new TestRefused(say("This phone asked for no texts. Test with another one."));
    var lately = lately(phone);
    if (lately.busy())
      throw new TestRefused(say("A test runs or has just begun. Test again when it is over."));
    if (lately.today() >= A_DAY)
      throw new TestRefused(say("Ten tests a day are enough. Test again tomorrow."));
    trials.add(trial);
  }

  /// Of this company, or with this phone, whoever began it.
  private Lately lately(@Nullable String phone) {
    return sql.sql(
            """
            select count(*) filter (where company = current_company()) as today,
              coalesce(bool_or(begun_at > :pause or begun_at > :longest and exists (
                select from self_test_step s where s.self_test = t.id and s.state = 'RUNNING')), false)
                as busy
            from self_test t
            where begun_at > :yesterday and begun_at <= :latest
              and (company = current_company() or phone = :phone::text)
            """)
        .param("pause", before(PAUSE))
        .param("longest", before(SelfTests.LONGEST))
        .param("yesterday", before(Duration.ofDays(1)))
        .param("latest", Timestamp.from(Plausible.latest(clock.instant())))
        .param("phone", phone)
        .query((row, _) -> new Lately(row.getBoolean("busy"), row.getInt("today")))
        .single();
  }

  private Timestamp before(Duration time) {
    return Timestamp.from(clock.instant().minus(time));
  }
}
