package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
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
    "_https://jobs.example/m/*_ it says, _https://jobs.example/m/… it says",
    "https://urldefense.com/v3/__https://jobs.example/m/*__;!!ABC!x$, https://urldefense.com/v3/__https://jobs.example/m/…;!!ABC!x$",
    "https://urldefense.com/v3/__https://a.example/?url=https*3A*2F*2Fb.example*2Fm*2F~__;JSUl!x$, https://urldefense.com/v3/__https://a.example/?url=https*3A*2F*2Fb.example*2Fm*2F…;JSUl!x$",
  })
  void what_acts_for_its_holder_is_hidden(String words, String hidden) {
    var place = words.contains("~") ? "~" : "*";
    assertThat(LinkSecrets.hidden(words.replace(place, TOKEN))).isEqualTo(hidden);
  }

  /// As Proofpoint writes it in the second form of its links.
  @ParameterizedTest
  @CsvSource({
    "https-3A__jobs.example_m_*&d=DwMF, https-3A__jobs.example_m_…&d=DwMF",
    "https-3A__jobs.example_unsubscribe_*AAAA&d=DwMF, https-3A__jobs.example_unsubscribe_…&d=DwMF",
    "https-3A__a.example_-3Furl-3Dhttps-253A-252F-252Fb.example-252Fm-252F*-26d&d=DwMF, https-3A__a.example_-3Furl-3Dhttps-253A-252F-252Fb.example-252Fm-252F…-26d&d=DwMF",
  })
  void it_is_hidden_where_its_slashes_are_underscores(String url, String hidden) {
    var head = "https://urldefense.proofpoint.com/v2/url?u=";
    for (var token : List.of(TOKEN, TOKEN.replace("-", "_"))) {
      var written = token.replace("-", "-2D").replace("_", "-5F");

      assertThat(LinkSecrets.hidden(head + url.replace("*", written))).isEqualTo(head + hidden);
    }
  }

  @Test
  void words_of_any_length_are_looked_through_in_time() {
    for (var words : List.of("/m/" + "a".repeat(24) + "_", "_unsubscribe_a", "-5F", "_m_", "_"))
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> LinkSecrets.hidden(words.repeat(1_000_000 / words.length())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See https://example.com/m/short and /m/",
        "https://example.com/form/3q2-8fVxLr0aYb1cQd7eSg5h",
        "https://example.com/m/frontend-developer-portfolio-2026",
        "Tuesday a.m./p.m.",
        "the_m_frontend_developer",
      })
  void all_else_stays(String words) {
    assertThat(LinkSecrets.hidden(words)).isEqualTo(words);
  }
}
