package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.web.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {

  private static final Pattern INPUT =
      Pattern.compile("<input [^>]*>|@template\\.web\\.field\\(.*");

  private final Passwords passwords = new Passwords(new BCryptPasswordEncoder(4));

  @ParameterizedTest
  @ValueSource(strings = {"earshot1", "harborcafe", "Harbor1!", "tombecker", "tom@harbor.example"})
  void what_others_know_of_somebody_makes_no_password(String chosen) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> passwords.hash(chosen, "Tom Becker", "tom@harbor.example", "Harbor Cafe"));
  }

  @Test
  void any_composition_of_64_characters_is_taken() {
    var words = "a farther shore beyond the slow green water and its quiet lights";
    assertThat(words).hasSize(64);

    assertThat(passwords.matches(words, passwords.hash(words))).isTrue();
    assertThat(passwords.matches(words + " ", passwords.hash(words))).isFalse();
  }

  @Test
  void every_field_for_one_is_masked_and_filled_in_by_password_managers() throws IOException {
    try (var templates = Files.walk(Path.of("src/main/jte"))) {
      var fields =
          templates
              .filter(Files::isRegularFile)
              .flatMap(file -> INPUT.matcher(text(file)).results())
              .map(found -> found.group())
              .filter(field -> !field.contains("\"secret\"")) // of a provider, not of a person
              .filter(field -> field.contains("\"password\"") || field.contains("-password\""))
              .toList();
      assertThat(fields)
          .hasSizeGreaterThan(7)
          .allMatch(field -> field.matches("(?s).*type ?= ?\"password\".*"))
          .allMatch(field -> field.matches("(?s).*autocomplete ?= ?\"(current|new)-password\".*"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
