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

/// Replies as mail programs of many kinds and languages write them, with what a reader should see:
/// written for this test, beside the real ones of [ReplyCorpusTest].
class ReplyVariantsTest {

  private static final Path REPLIES = Path.of("src/test/resources/replies");
  private static final String EXPECTED = "\n===== expected\n";

  @ParameterizedTest
  @MethodSource
  void a_reply_is_trimmed_to_what_was_written(String name) throws IOException {
    var file = Files.readString(REPLIES.resolve(name), UTF_8);
    var end = file.indexOf(EXPECTED);
    var mail = file.substring(0, end + 1);

    var reply = name.endsWith(".html") ? ReplyText.ofHtml(mail) : ReplyText.of(mail);

    assertThat(written(reply.text())).isEqualTo(written(file.substring(end + EXPECTED.length())));
  }

  static Stream<String> a_reply_is_trimmed_to_what_was_written() throws IOException {
    try (var files = Files.list(REPLIES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static List<String> written(String text) {
    return text.lines().map(String::stripTrailing).filter(line -> !line.isEmpty()).toList();
  }
}
