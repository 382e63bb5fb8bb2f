package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "\n\t \r\n", "\0", " \0 ", "\u200B", "\u200B\u200C\u200D\uFEFF", "\u00A0\u2060",
        "\u3164", "\u2800 \u2800", "\u00AD", "\uFE0F", "\u202E", "\u2028", "\uDB40\uDC41", "\u034F"
      })
  void nothing_is_no_message(String text) {
    assertRefused(text).isEqualTo("Write something before you send.");
  }

  @Test
  void a_message_has_ten_thousand_characters_at_most() {
    assertThat(body("x".repeat(10_000))).hasSize(10_000);
    assertRefused("x".repeat(10_001))
        .isEqualTo("That is 10,001 characters; a message can have 10,000.");
  }

  @Test
  void space_around_a_message_does_not_count() {
    assertThat(body(" \n" + "x".repeat(10_000) + "\n ")).hasSize(10_000);
    assertThat(body("\n  Hello,\n  Tom \n")).isEqualTo("Hello,\n  Tom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "👍",
        "👩\u200D🍳",
        "❤\uFE0F",
        "نعم\u200C",
        "\u0301",
        "\uD83D",
        "\u200Bok\u200B"
      })
  void whatever_can_be_seen_is_one(String text) {
    assertThat(body(text)).isNotEmpty();
  }

  @Test
  void all_line_ends_become_one_kind() {
    assertThat(body("one\r\ntwo\rthree\nfour")).isEqualTo("one\ntwo\nthree\nfour");
  }

  @Test
  void what_postgresql_cannot_store_is_left_out_or_replaced() {
    assertThat(body("be\0fore")).isEqualTo("before");
    assertThat(body("half \uD83D of one")).isEqualTo("half \uFFFD of one");
    assertThat(body("half \uDE00 of one")).isEqualTo("half \uFFFD of one");
    assertThat(body("whole \uD83D\uDE00")).isEqualTo("whole \uD83D\uDE00");
  }

  @Test
  void the_whole_original_is_kept_as_far_as_it_can_be_stored() {
    var original = " Yes!\0\r\n\r\n> Can you come?\uD83D\n";

    assertThat(message("Yes!", original, "key").originalBody())
        .isEqualTo(" Yes!\n\n> Can you come?\uFFFD\n");
  }

  @Test
  void a_key_is_something_that_can_be_stored() {
    assertThat(message("Hello", null, "k".repeat(500)).key()).hasSize(500);
    for (var key : new String[] {"", " ", "k".repeat(501), "a\0b", "a\uD83Db"})
      assertThatExceptionOfType(InvalidMessage.class).isThrownBy(() -> message("Hello", null, key));
  }

  private static String body(String text) {
    return message(text, null, "key").body();
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertRefused(String text) {
    return assertThat(
        assertThatExceptionOfType(InvalidMessage.class)
            .isThrownBy(() -> body(text))
            .actual()
            .why());
  }

  private static NewMessage message(
      String body, @org.jspecify.annotations.Nullable String original, String key) {
    return new NewMessage(1, new Author.OfApplicant(1), Via.WEB, body, original, key);
  }
}
