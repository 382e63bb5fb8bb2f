package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.email.DeliveryReport.Verdict;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bounces as mail servers of many kinds and languages write them, named after what they say:
/// written for this test, beside the real ones of [BounceCorpusTest].
@NullMarked
class BounceVariantsTest {

  private static final Path BOUNCES = Path.of("src/test/resources/bounces");

  @ParameterizedTest
  @MethodSource
  void it_is_told_what_became_of_the_mail(String name) throws IOException, MessagingException {
    var verdict = verdict(name);

    switch (name.split("-", 2)[0]) {
      case "hard" -> assertThat(verdict).isEqualTo(Verdict.CAME_BACK);
      case "soft" -> assertThat(verdict).isEqualTo(Verdict.DELAYED);
      case "arrived" -> assertThat(verdict).isEqualTo(Verdict.ARRIVED);
      default -> assertThat(verdict).isNull();
    }
  }

  static Stream<String> it_is_told_what_became_of_the_mail() throws IOException {
    try (var files = Files.list(BOUNCES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static @Nullable Verdict verdict(String name) throws IOException, MessagingException {
    var mail = IncomingMail.parse(Files.readAllBytes(BOUNCES.resolve(name)));
    var parts = MailParts.of(mail.mime());
    var reports = DeliveryReport.of(parts);
    if (!reports.isEmpty()) return reports.getFirst().verdict();
    var words = DeliveryReport.ofWords(mail.subject(), MailWritten.whole(parts), List.of());
    return words == null ? null : words.verdict();
  }
}
