package earshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// The short form of `bin/chaos`, in three minutes.
class ChaosIT {

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void nothing_acknowledged_is_lost_or_doubled_whatever_breaks() throws Exception {
    var rows = Chaos.run(Options.of("--short", "--data", "target/chaos-short"));

    LoggerFactory.getLogger(ChaosIT.class).info("\n{}", Table.of(rows));
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.complaints).as(row.fault.name()).isEmpty();
          assertThat(row.acknowledged).as(row.fault.name()).isPositive();
        });
  }
}
