package earshot.mailtext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real replies with what a reader should see of them; see the README beside them.
class ReplyCorpusTest {

  private static final Path REPLIES = Path.of("src/test/resources/corpora/replies");
  private static final String EXPECTED = ".expected.txt";

  @ParameterizedTest
  @MethodSource
  void a_real_reply_is_trimmed_to_what_was_written(String name) throws IOException {
    var reply = ReplyText.of(read(name + ".txt"));

    assertThat(written(reply.text())).isEqualTo(written(read(name + EXPECTED)));
  }

  static Stream<String> a_real_reply_is_trimmed_to_what_was_written() throws IOException {
    try (var files = Files.list(REPLIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(EXPECTED))
          .map(file -> file.replace(EXPECTED, ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(REPLIES.resolve(file), UTF_8);
  }

  private static List<String> written(String text) {
    return text.lines().map(String::stripTrailing).filter(line -> !line.isEmpty()).toList();
  }
}
