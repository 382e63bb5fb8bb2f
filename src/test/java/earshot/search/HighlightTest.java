package earshot.search;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.NaughtyStrings;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HighlightTest {

  private final Highlight friday = new Highlight(Set.of("friday"), "mon");

  @Test
  void what_was_searched_for_is_marked_however_it_is_spelled() {
    assertThat(html(friday.all("FRIDAY, frídäy or Monday?")))
        .isEqualTo("<mark>FRIDAY</mark>, <mark>frídäy</mark> or <mark>Monday</mark>?");
  }

  @Test
  void other_words_are_not_marked() {
    assertThat(html(friday.all("fridays common"))).isEqualTo("fridays common");
  }

  @Test
  void nothing_that_people_wrote_is_html() {
    assertThat(html(friday.snippet("<b>friday</b> & <mark>x</mark>")))
        .isEqualTo("&lt;b&gt;<mark>friday</mark>&lt;/b&gt; &amp; &lt;mark&gt;x&lt;/mark&gt;");
  }

  @Test
  void hostile_strings_are_shown_as_they_are() {
    for (var string : NaughtyStrings.all()) {
      var all = new Highlight(Set.of("script", "alert", "img", "select", "0"), "on");
      var shown = Jsoup.parseBodyFragment(html(all.all(string)));
      assertThat(shown.select("body *").not("mark")).as(string).isEmpty();
      if (string.indexOf('\0') < 0 && string.indexOf('\r') < 0)
        assertThat(shown.body().wholeText()).isEqualTo(string);
    }
  }

  @Test
  void a_snippet_of_any_string_is_a_part_of_it() {
    for (var string : NaughtyStrings.all()) {
      var text = string + " ".repeat(3) + "😀".repeat(120) + " friday " + "😀".repeat(200) + string;
      var snippet = Jsoup.parseBodyFragment(html(friday.snippet(text))).wholeText();
      assertThat(snippet).contains("friday");
      assertThat(snippet.length()).isLessThan(240);
    }
  }

  @Test
  void a_long_message_is_cut_around_the_first_hit() {
    var text = "one two three four five ".repeat(20) + "then friday " + "and so on ".repeat(30);

    assertThat(html(friday.snippet(text)))
        .startsWith("…")
        .contains("then <mark>friday</mark> and so on")
        .endsWith("…")
        .hasSizeLessThan(190);
  }

  private static String html(Content content) {
    var output = new StringOutput();
    content.writeTo(output);
    return output.toString();
  }
}
