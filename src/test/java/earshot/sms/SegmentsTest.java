package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.sms.Segments.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of cases is also what the composer's counter in the browser is held to.
class SegmentsTest {

  /// A text of parts, each repeated so many times, and how it is counted.
  record Case(List<Part> text, Encoding encoding, int units, int segments, int left) {

    String whole() {
      return text.stream()
          .map(part -> part.of().repeat(part.times()))
          .collect(Collectors.joining());
    }
  }

  record Part(String of, int times) {}

  @ParameterizedTest
  @MethodSource
  void a_text_is_counted_as_the_table_says(Case expected) {
    assertThat(Segments.of(expected.whole()))
        .isEqualTo(
            new Segments(
                expected.encoding(), expected.units(), expected.segments(), expected.left()));
  }

  static List<Case> a_text_is_counted_as_the_table_says() throws IOException {
    var table = Files.readString(Path.of("src/test/resources/sms/segments.json"));
    return JsonMapper.shared().readValue(table, new TypeReference<List<Case>>() {});
  }
}
