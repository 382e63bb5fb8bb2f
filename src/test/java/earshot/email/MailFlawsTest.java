package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.MailClient;
import earshot.attachment.NewAttachment;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail that is not written by the rules, or was damaged on its way. Jamie sends a resume along.
@NullMarked
class MailFlawsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filename=Jamie Rivera resume.pdf   | Jamie Rivera resume.pdf",
        "filename=CV (2).pdf                | CV (2).pdf",
        "filename=résumé.pdf                | résumé.pdf",
        "filename=a@b.pdf; size=3           | a@b.pdf",
        "filename=\"Jamie\" resume.pdf      | Jamie resume.pdf",
        "FileName =resume 2.pdf             | resume 2.pdf",
        "filename=                          | file.pdf",
        "filename=résumé.pdf; filename=     | résumé.pdf",
        "filename*=UTF-8''r%C3%A9sum%C3%A9.pdf | résumé.pdf",
      })
  void a_file_is_kept_however_its_name_is_written(String parameter, String name)
      throws MessagingException {
    var head = "Content-Type: application/pdf\nContent-Disposition: attachment; " + parameter;

    assertThat(MailFiles.of(withFile(head, "%PDF")).files())
        .extracting(NewAttachment::name)
        .containsExactly(name);
  }

  @Test
  void a_name_that_only_the_type_tells_is_read_too() throws MessagingException {
    var head =
        "Content-Type: application/pdf; name=Jamie's CV (2).pdf\nContent-Disposition: attachment; filename=";

    assertThat(MailFiles.of(withFile(head, "%PDF")).files())
        .extracting(NewAttachment::name)
        .containsExactly("Jamie's CV (2).pdf");
  }

  @Test
  void a_text_that_is_sent_along_under_such_a_name_is_not_taken_for_words()
      throws MessagingException {
    var parts =
        withFile(
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=my cv.txt", "CV");

    assertThat(MailWritten.of(parts).body()).isEqualTo("Here it is");
    assertThat(MailFiles.of(parts).files())
        .extracting(NewAttachment::name)
        .containsExactly("my cv.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s!", "\n \n%s\n\n", "%s\n=\n"})
  void a_file_that_lost_the_end_of_its_last_line_is_kept(String damage) throws MessagingException {
    var content = "%PDF-1.7 Jamie Rivera".getBytes(StandardCharsets.UTF_8);
    var line = Base64.getEncoder().withoutPadding().encodeToString(content);
    var head = "Content-Type: application/pdf; name=cv.pdf\nContent-Transfer-Encoding: Base64";

    assertThat(MailFiles.of(withFile(head, damage.formatted(line))).files())
        .singleElement()
        .satisfies(
            file -> assertThat(file.isSameAs(new NewAttachment("cv.pdf", content))).isTrue());
  }

  @Test
  void words_are_read_although_their_last_line_is_damaged() throws MessagingException {
    var words =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString("Tuesday is fine".getBytes(StandardCharsets.UTF_8));
    var head = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n";

    assertThat(MailWritten.of(parts(head + words.substring(0, 19))).body())
        .isEqualTo("Tuesday is fin");
    assertThat(MailWritten.of(parts(head + words + "==\nScanned by Shield.\n")).body())
        .startsWith("Tuesday is fine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-bit", "utf-8", "none", "7bit; x=y", "8bit (as it is)", ""})
  void what_is_encoded_in_a_way_nobody_knows_is_taken_as_it_stands(String encoding)
      throws MessagingException {
    var head = "Content-Type: %s\nContent-Transfer-Encoding: %s";
    var words = head.formatted("text/plain; charset=utf-8", encoding) + "\n\nTuesday is fine ✓";
    var file = withFile(head.formatted("application/pdf; name=cv.pdf", encoding), "%PDF");

    assertThat(MailWritten.of(parts(words)).body()).isEqualTo("Tuesday is fine ✓");
    assertThat(MailFiles.of(file).files()).hasSize(1);
  }

  @Test
  void a_file_in_the_oldest_encoding_is_kept_although_its_end_is_missing()
      throws MessagingException {
    var head = "Content-Type: text/x-c; name=a.c\nContent-Transfer-Encoding: x-uuencode";

    assertThat(MailFiles.of(withFile(head, "begin 644 a.c\n#0V%T")).files())
        .singleElement()
        .satisfies(file ->
            assertThat(
                    file.isSameAs(new NewAttachment("a.c", "Cat".getBytes(StandardCharsets.UTF_8))))
                .isTrue());
  }

  private static MailParts withFile(String head, String content) throws MessagingException {
    return parts(
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Here it is
        --b
        %s

        %s
        --b--
        """
            .formatted(head, content));
  }

  private static MailParts parts(String mail) throws MessagingException {
    return MailParts.of(IncomingMail.parse(MailClient.raw(mail)).mime());
  }
}
