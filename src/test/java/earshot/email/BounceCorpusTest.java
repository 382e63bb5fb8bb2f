package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.email.DeliveryReport.Verdict;
import earshot.mailtext.BounceNote;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real bounces of many mail systems, as they come to the address that names the delivery.
@NullMarked
class BounceCorpusTest {

  private static final Path BOUNCES = Path.of("src/test/resources/corpora/bounces");

  /// A report in which the address that failed has been made unreadable: nothing is expected of it.
  private static final String UNREADABLE = "simple_42.txt";

  @ParameterizedTest
  @MethodSource
  void a_real_bounce_is_told_from_other_mail_and_from_a_delay(String name, JsonNode expected)
      throws IOException, MessagingException {
    assertThat(verdict(name)).isEqualTo(expected(expected));
  }

  static Stream<Arguments> a_real_bounce_is_told_from_other_mail_and_from_a_delay()
      throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(BOUNCES.resolve("expected.json")))
        .properties()
        .stream()
        .filter(bounce -> !bounce.getKey().equals(UNREADABLE))
        .map(bounce -> Arguments.of(bounce.getKey(), bounce.getValue()));
  }

  @Test
  void an_answer_that_a_person_wrote_is_none() {
    for (var words :
        Map.of(
                "Re: Your application", "Tuesday is fine. I was late as my bus did not come.",
                "Question", "Does the mail room work on Mondays? My phone is off, try email.")
            .entrySet()) assertThat(BounceNote.of(words.getKey(), words.getValue())).isNull();
  }

  @Test
  void a_vacation_note_is_none_whatever_it_says() {
    assertThat(
            DeliveryReport.ofWords(
                "Out of office", "Your mail was not delivered to a person", List.of()))
        .isNull();
  }

  @Test
  void what_the_returned_mail_says_does_not_count() {
    assertThat(
            BounceNote.of(
                "failure notice",
                "Sorry, no mailbox here by that name.\n--- Below this line is a copy of the message.\n\nYour start has been delayed"))
        .isEqualTo(BounceNote.CAME_BACK);
  }

  @Test
  void the_line_with_the_code_is_what_managers_read() {
    var report =
        DeliveryReport.ofWords(
            "Delivery failure", "Hello.\nhost mx: 550 user unknown\nBye", List.of());

    assertThat(report)
        .isEqualTo(new DeliveryReport(Verdict.CAME_BACK, "host mx: 550 user unknown", List.of()));
  }

  private static @Nullable Verdict verdict(String name) throws IOException, MessagingException {
    var mail = IncomingMail.parse(Files.readAllBytes(BOUNCES.resolve(name)));
    var parts = MailParts.of(mail.mime());
    var reports = DeliveryReport.of(parts);
    if (!reports.isEmpty()) return reports.getFirst().verdict();
    var words = DeliveryReport.ofWords(mail.subject(), MailWritten.whole(parts), List.of());
    return words == null ? null : words.verdict();
  }

  private static @Nullable Verdict expected(JsonNode bounce) {
    if (!bounce.get("permanent").isEmpty()) return Verdict.CAME_BACK;
    return bounce.get("temporary").isEmpty() ? null : Verdict.DELAYED;
  }
}
