package earshot.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @Test
  void makes_the_codes_of_rfc_4226_appendix_d() {
    assertThat(IntStream.range(0, 10).mapToObj(n -> Totp.code(KEY, n, 6)))
        .containsExactly(
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489");
  }

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void makes_the_codes_of_rfc_6238_appendix_b(long time, String code) {
    assertThat(Totp.code(KEY, time / 30, 8)).isEqualTo(code);
    assertThat(Totp.step(KEY, code.substring(2), Instant.ofEpochSecond(time))).hasValue(time / 30);
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 60, -31, 61})
  void takes_no_code_of_more_than_one_step_away(int seconds) {
    var now = Instant.ofEpochSecond(1_111_111_110);
    var code = Totp.code(KEY, now.plusSeconds(seconds).getEpochSecond() / 30, 6);

    assertThat(Totp.step(KEY, code, now)).isEmpty();
    assertThat(Totp.step(KEY, code, now.plusSeconds(seconds > 0 ? 32 : -30))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "94287082", "-87082", "２８７０８２", "\0\0\0\0\0\0"})
  void takes_nothing_that_is_no_code(String typed) {
    assertThat(Totp.step(KEY, typed, Instant.ofEpochSecond(59))).isEmpty();
  }
}
