package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TextBodyTest {

  private static final String LINK = "https://earshot.example/m/3q2-8fVx3q2-8fVx3q2-8fVx";

  @Test
  void who_the_words_the_link() {
    assertThat(TextBody.of("Maria at Harbor Cafe", "Can you come?", LINK))
        .isEqualTo("Maria at Harbor Cafe: Can you come? " + LINK);
  }

  @Test
  void too_many_words_are_shortened_the_link_never() {
    var text = TextBody.of("Maria", "word ".repeat(1000), LINK);

    assertThat(text).hasSizeLessThanOrEqualTo(1600).endsWith("… " + LINK);
    assertThat(TextBody.of("Maria", "x".repeat(10_000), LINK)).hasSize(1600);
  }

  @Test
  void no_character_is_cut_in_half() {
    for (var shift = 0; shift < 2; shift++) {
      var text = TextBody.of("Maria" + "!".repeat(shift), "😀".repeat(5000), LINK);
      assertThat(text.codePoints().allMatch(c -> c < 0xD800 || c > 0xDFFF)).isTrue();
      assertThat(text).hasSizeLessThanOrEqualTo(1600).endsWith("… " + LINK);
    }
  }

  @Test
  void exactly_1600_characters_are_not_shortened() {
    var room = 1600 - "Maria: ".length() - 1 - LINK.length();

    assertThat(TextBody.of("Maria", "x".repeat(room), LINK)).hasSize(1600).doesNotContain("…");
  }
}
