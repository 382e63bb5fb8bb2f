package earshot.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import earshot.MailClient;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail that is made to keep a server busy, or to fill its memory.
@NullMarked
class HostilePartsTest {

  private static final int MEGABYTE = 1_000_000;

  /// What is not linear takes minutes.
  private static final Duration BOUND = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(strings = {"<br>", "<p>", "<div>", "</p>", "a<br>b"})
  void a_megabyte_of_line_breaks_becomes_text_in_time(String tag) throws MessagingException {
    var parts = parts("Content-Type: text/html\n\n" + repeated(tag, MEGABYTE));

    assertTimeoutPreemptively(BOUND, () -> MailWritten.whole(parts));
  }

  @Test
  void html_becomes_text_with_its_lines() throws MessagingException {
    var parts = parts("Content-Type: text/html\n\n<div>One<br>two</div><p>three</p>");

    assertThat(MailWritten.whole(parts)).isEqualTo("One\ntwo\nthree");
  }

  @Test
  void no_more_than_a_million_characters_of_a_mail_are_read_and_the_rest_are_files()
      throws MessagingException {
    var mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
    for (var i = 0; i < 4; i++)
      mail.append("--b\nContent-Type: text/plain\n\n%s\n".formatted(i + repeated("x", 400_000)));
    var parts = parts(mail + "--b--\n");

    assertThat(MailWritten.whole(parts)).hasSizeBetween(MEGABYTE, MEGABYTE + 10);
    assertThat(MailFiles.of(parts).files())
        .extracting("name")
        .containsExactly("message.txt", "message.txt");
  }

  @Test
  void parts_and_headers_without_number_are_not_even_looked_at() {
    var head = "From: a@mail.example\nContent-Type: multipart/mixed; boundary=b\n\n";

    assertMonstrous(head + repeated("--b\n", MEGABYTE));
    assertMonstrous(head + repeated("--b\n\n", MEGABYTE));
    assertMonstrous(head + "--b\n" + repeated("a:\n", MEGABYTE));
    assertMonstrous(head + repeated("--b\n" + repeated("a:\n", 3_000) + "\n", MEGABYTE));
    assertMonstrous(repeated("a:\n", MEGABYTE));
    assertMonstrous("To: " + repeated("a@b.example,", MEGABYTE));
    assertMonstrous(head + "--b\nContent-Type: " + repeated("x", MEGABYTE));
    assertThat(MailShape.isMonstrous(repeated("--b\r", MEGABYTE).getBytes(US_ASCII))).isTrue();
    assertThat(MailShape.isMonstrous(repeated("a:\r\r\n", MEGABYTE).getBytes(US_ASCII))).isTrue();
  }

  /// However the boundary is declared, and where the library guesses it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=\"\"",
        "Content-Type: multipart/mixed; boundary=\"bc \"",
        "Content-Type: multipart/mixed; boundary=\"b\\c\"",
        "Content-Type: multipart/mixed;\n\tboundary*0=b;\n boundary*1=c",
        "Content-Type: multipart/mixed; boundary*=us-ascii''%62c",
        "Content-Type: multipart/mixed; (boundary=x) BOUNDARY (y) = bc",
        "Content-Type: multipart/mixed; boundary=bc; charset=",
        "\fCONTENT-TYPE\f:\n multipart/mixed; boundary=bc",
        "Content-Type\n : multipart/mixed; boundary=bc",
        "Content-Type \n\t\n\t: multipart/mixed; boundary=bc",
      })
  void parts_without_number_are_seen_however_they_are_declared(String field) {
    var head = "From: a@mail.example\n" + field + "\n\n";

    assertMonstrous(head + repeated("--bc\n\nx\n", MEGABYTE));
    assertMonstrous(head + repeated("--bc \t\n\nx\n", MEGABYTE));
    assertMonstrous("From: a@mail.example\n\n" + field + "\n\n" + repeated("--bc\n", MEGABYTE));
  }

  @Test
  void many_declarations_take_no_time() {
    var field = "Content-Type: multipart/mixed; boundary=b\n";
    var mail = MailClient.raw(repeated("\n " + field, 24 * MEGABYTE) + repeated("--c\n", MEGABYTE));

    assertThat(assertTimeoutPreemptively(BOUND, () -> MailShape.isMonstrous(mail))).isTrue();
  }

  /// What Outlook writes into the head of its HTML, and what stands above a signature with a logo.
  @ParameterizedTest
  @ValueSource(strings = {"--></style>", "-->", "--=20", "-- ", "----------"})
  void a_line_that_only_looks_like_a_boundary_is_none(String line) {
    var html =
        "Content-Type: text/html\n\n<style><!--\n"
            + line
            + "\n"
            + repeated("<p>Tuesday is fine with me, thank you very much.</p>\n", MEGABYTE);
    var alternative = "Content-Type: multipart/alternative;\n boundary=\"----=_Part_1\"\n\n";

    assertThat(MailShape.isMonstrous(MailClient.raw(html))).isFalse();
    assertThat(
            MailShape.isMonstrous(
                MailClient.raw(alternative + "------=_Part_1\n" + html + "\n------=_Part_1--\n")))
        .isFalse();
  }

  @Test
  void a_large_mail_of_a_person_is_looked_at() {
    var head =
        "From: a@mail.example\nTo: %s\nContent-Type: multipart/mixed; boundary=b\n\n"
            .formatted(repeated("someone@mail.example,", 100_000));
    var files =
        repeated(
            "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
                + repeated("iVBORw0KGgoAAAANSUhEUgAAAAE\n", 100_000)
                + "\n",
            5 * MEGABYTE);

    assertThat(MailShape.isMonstrous(MailClient.raw(head + files + "--b--\n"))).isFalse();
    assertThat(MailShape.isMonstrous(MailClient.raw("A: b\n\n" + repeated("- -- x\n", MEGABYTE))))
        .isFalse();
    assertThat(MailShape.isMonstrous(new byte[0])).isFalse();
  }

  @Test
  void of_very_many_parts_a_hundred_are_read() throws MessagingException {
    var many = repeated("--b\nContent-Type: text/plain\n\nx\n", 200_000);

    assertThat(parts("Content-Type: multipart/mixed; boundary=b\n\n" + many).leaves()).hasSize(100);
  }

  @Test
  void names_of_nothing_but_dots_take_no_time() throws MessagingException {
    var file =
        "--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"a"
            + repeated(".", 250_000)
            + "b\"\n\nx\n";
    var files = repeated(file, 24 * MEGABYTE);
    var parts = parts("Content-Type: multipart/mixed; boundary=b\n\n" + files + "--b--\n");

    assertTimeoutPreemptively(BOUND, () -> MailFiles.of(parts));
  }

  @Test
  void a_proof_of_nothing_but_spaces_takes_no_time() throws MessagingException {
    var field = "mx.harborcafe.example; dmarc" + repeated(" ", 250_000) + "pass";
    var mail =
        IncomingMail.parse(
            MailClient.raw(
                "From: a@mail.example\nAuthentication-Results: %s\n\n".formatted(field)));
    var proof =
        new SenderProof(
            new EmailSettings("replies.example", null, null, 0, "mx.harborcafe.example"));

    assertTimeoutPreemptively(BOUND, () -> proof.isGivenFor(mail));
  }

  private static void assertMonstrous(String mail) {
    assertThat(MailShape.isMonstrous(MailClient.raw(mail))).isTrue();
  }

  private static String repeated(String part, int length) {
    return part.repeat(length / part.length());
  }

  private static MailParts parts(String mail) throws MessagingException {
    return MailParts.of(IncomingMail.parse(MailClient.raw(mail)).mime());
  }
}
