package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class Gsm7Test {

  @Test
  void the_septets_are_those_of_the_standard() {
    assertThat(Gsm7.encode("@$ Aaà€{|"))
        .containsExactly(0, 2, 0x20, 0x41, 0x61, 0x7F, 0x1B, 0x65, 0x1B, 0x28, 0x1B, 0x40);
  }

  @Test
  void every_character_comes_back() {
    var all = new StringBuilder();
    IntStream.rangeClosed(0, 0xFFFF).filter(Gsm7::contains).forEach(all::appendCodePoint);

    assertThat(all).hasSize(127 + 10);
    assertThat(Gsm7.decode(Gsm7.encode(all.toString()))).isEqualTo(all.toString());
  }

  @Test
  void what_the_alphabet_lacks_is_a_question_mark_and_what_no_extension_has_a_space() {
    assertThat(Gsm7.decode(Gsm7.encode("жa"))).isEqualTo("?a");
    assertThat(Gsm7.decode(new byte[] {0x1B, 0x41, 0x1B})).isEqualTo(" ");
  }
}
