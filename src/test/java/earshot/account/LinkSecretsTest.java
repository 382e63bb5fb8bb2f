package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class LinkSecretsTest {

  private static final String TOKEN = "3q2-8fVxLr0aYb1cQd7eSg5h";

  @ParameterizedTest
  @CsvSource({
    "> https://jobs.example/m/*, > https://jobs.example/m/…",
    "<https://jobs.example/m/*>, <https://jobs.example/m/…>",
    "https://a.example/?url=https%3A%2F%2Fb.example%2Fm%2F*&d=1, https://a.example/?url=https%3A%2F%2Fb.example%2Fm%2F…&d=1",
    "/unsubscribe/*AAAA_-. Bye, /unsubscribe/…. Bye",
    "/m/* and /M/*, /m/… and /M/…",
  })
  void what_acts_for_its_holder_is_hidden(String words, String hidden) {
    assertThat(LinkSecrets.hidden(words.replace("*", TOKEN))).isEqualTo(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See https://example.com/m/short and /m/",
        "https://example.com/form/3q2-8fVxLr0aYb1cQd7eSg5h",
        "https://example.com/m/frontend-developer-portfolio-2026",
        "Tuesday a.m./p.m.",
      })
  void all_else_stays(String words) {
    assertThat(LinkSecrets.hidden(words)).isEqualTo(words);
  }
}
