package earshot.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// A large file, one row in a hundred bad, from upload to undo. With `-Dearshot.rows=50000` it is
/// the one of docs/benchmarks/import.md.
@NullMarked
@EarshotTest
class ImportVolumeTest {

  private static final int ROWS = Integer.getInteger("earshot.rows", 15_000);
  private static final int EACH_BAD = 100;
  private static final int BAD = ROWS / EACH_BAD;
  private static final int MOST_SHOWN = 100;

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient maria;

  @Test
  void of_a_large_file_the_good_rows_are_imported_and_the_bad_ones_returned() {
    maria.signIn(cafe.maria);
    var file = file();
    var start = Instant.now();
    var upload = Upload.of(maria, "large.csv", file);
    start = say("uploaded {} rows in {} ms", start);
    var seen = upload.preview();
    var preview = Duration.between(start, Instant.now());
    start = say("looked ahead at {} rows in {} ms", start);
    var done = upload.run();
    var run = Duration.between(start, Instant.now());
    start = say("imported {} rows in {} ms", start);
    var undone = upload.undo();
    say("undid {} rows in {} ms", start);

    assertThat(Upload.numbers(seen))
        .containsExactly(number(ROWS - BAD), number(ROWS - BAD), "0", number(BAD));
    assertThat(Upload.wrong(seen))
        .hasSize(MOST_SHOWN)
        .first()
        .isEqualTo("Line 101 “nowhere” is no email address.");
    assertThat(Upload.numbers(done)).containsExactly(number(ROWS - BAD), "0", number(BAD));
    assertThat(upload.badRows().lines()).hasSize(BAD + 1);
    assertThat(Upload.numbers(undone))
        .containsExactly(number(ROWS - BAD), "0", number(BAD), number(ROWS - BAD), "0");
    assertThat(preview).isLessThan(Duration.ofSeconds(15));
    assertThat(run).isLessThan(Duration.ofSeconds(60));
  }

  private static String number(int count) {
    return String.format(Locale.US, "%,d", count);
  }

  private static byte[] file() {
    var jobs = new String[] {"Barista,Pier 4", "Cook,Market Street", "Host,Airport"};
    var text =
        new StringBuilder("First,Last,Email,Phone,Job,Location,Status,Applied on,Texts,Notes\n");
    for (var n = 1; n <= ROWS; n++)
      text.append(
          "First%d,Last%d,%s,(415) 2%02d-%04d,%s,%s,%d/%d/2025,%s,\"Says \"\"hi\"\", then more\"\n"
              .formatted(
                  n,
                  n,
                  n % EACH_BAD == 0 ? "nowhere" : "first" + n + "@mail.example",
                  n / 10_000 + 20,
                  n % 10_000,
                  jobs[n % jobs.length],
                  n % 7 == 0 ? "Rejected" : "New",
                  n % 12 + 1,
                  n % 28 + 1,
                  n % 2 == 0 ? "yes" : "no"));
    return text.toString().getBytes(UTF_8);
  }

  private static Instant say(String what, Instant since) {
    LoggerFactory.getLogger(ImportVolumeTest.class)
        .info(what, ROWS, Duration.between(since, Instant.now()).toMillis());
    return Instant.now();
  }
}
