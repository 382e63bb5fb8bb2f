package earshot.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {

  @ParameterizedTest
  @CsvSource({
    "jonh, john",
    "smtih, smith",
    "mueller, muller",
    "muller, mueller",
    "gonzales, gonzalez",
    "ktaherine, katharine",
    "ann, anna",
    "fischr, fischer"
  })
  void a_slip_is_forgiven(String typed, String name) {
    assertThat(Similar.is(typed, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"jo, jon", "ann, alma", "smith, smuts", "lena, anel", "maria, marvin"})
  void another_name_is_another_name(String typed, String name) {
    assertThat(Similar.is(typed, name)).isFalse();
  }
}
