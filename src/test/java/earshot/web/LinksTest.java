package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import earshot.NaughtyStrings;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          See https://example.com/a?b=c&d#e.          | https://example.com/a?b=c&d#e
          (http://example.com)                        | http://example.com
          HTTPS://EXAMPLE.COM/Jobs                    | HTTPS://EXAMPLE.COM/Jobs
          Write to lena.fischer+jobs@mail.example.com | mailto:lena.fischer+jobs@mail.example.com
          lena@example.com, please                    | mailto:lena@example.com
          Call +1 (415) 555-0132.                     | tel:+14155550132
          Call (415) 555-0132 after 5                 | tel:4155550132
          415-555-0132                                | tel:4155550132
          +44 20 7946 0958                            | tel:+442079460958
          https://example.com/lena@example.com        | https://example.com/lena@example.com
          """)
  void web_mail_and_phone_can_be_clicked(String text, String address) {
    assertThat(links(text)).extracting(link -> link.attr("href")).containsExactly(address);
    assertThat(links(text).getFirst().attr("rel")).isEqualTo("noopener noreferrer nofollow");
    assertThat(shown(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt://example.com/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "//example.com",
        "2026-11-24, from 10-12 to 14-16",
        "$1,200.50 for 38 hours",
        "order 123-456-7890123",
        "me@home",
        "@lena",
        "12345678901234567890"
      })
  void nothing_else_is(String text) {
    assertThat(links(text)).isEmpty();
    assertThat(shown(text)).isEqualTo(text);
  }

  @Test
  void an_address_cannot_leave_its_quotes() {
    var link = links("https://example.com/'onmouseover='alert(1)'x").getFirst();

    assertThat(link.attributes().asList())
        .extracting(attribute -> attribute.getKey())
        .containsExactlyInAnyOrder("rel", "target", "href");
    assertThat(links("https://example.com/\"onclick=alert(1)").getFirst().attr("href"))
        .isEqualTo("https://example.com/");
  }

  @Test
  void hostile_strings_stay_as_they_are() {
    for (var string : NaughtyStrings.all()) {
      var readable = string.replace("\0", "").replace("\r", "").replaceAll("[\uD800-\uDFFF]", "");
      assertThat(shown(readable)).isEqualTo(readable);
      assertThat(links(readable))
          .allMatch(link -> link.attr("href").matches("(?i)(https?://|mailto:|tel:).*"));
    }
  }

  @Test
  void no_text_takes_long() {
    for (var piece : List.of("a", "a.", "a@", "+1 ", "1-", "(", "https://", "a@b.", "415-"))
      assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> shown(piece.repeat(10_000 / piece.length())), piece);
  }

  private static List<Element> links(String text) {
    return Jsoup.parse("<p>" + html(text)).select("p a");
  }

  private static String shown(String text) {
    return Jsoup.parse("<pre>\n" + html(text)).select("pre").getFirst().wholeText();
  }

  private static String html(String text) {
    var output = new StringOutput();
    Links.text(text).writeTo(output);
    return output.toString();
  }
}
