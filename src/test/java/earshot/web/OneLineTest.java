package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b\u202e", "\u2060", "\0", "\u3164"})
  void a_field_of_which_nobody_sees_anything_is_empty(String typed) {
    assertThatThrownBy(() -> OneLine.of("name", typed, 100, "Enter your name."))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Enter your name.");
    assertThat(OneLine.of("name", typed, 100, "")).isEmpty();
  }

  @Test
  void what_would_turn_the_rest_of_the_page_is_taken_out() {
    assertThat(OneLine.of("name", " Eve\u202e  Adams\u2069 ", 100, "")).isEqualTo("Eve Adams");
  }

  @Test
  void what_joins_letters_of_other_scripts_stays() {
    assertThat(OneLine.of("name", "\u0646\u200c\u0627", 100, "")).isEqualTo("\u0646\u200c\u0627");
  }
}
