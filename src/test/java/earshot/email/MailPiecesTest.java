package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.MailClient;
import earshot.attachment.NewAttachment;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mail whose words do not stand in one piece, or not in the charset it says.
@NullMarked
class MailPiecesTest {

  /// As Apple's mail writes it.
  @Test
  void words_around_a_picture_are_all_read() throws MessagingException {
    var parts =
        parts(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            This is my kitchen:
            --b
            Content-Type: image/png; name=kitchen.png
            Content-Disposition: inline

            png
            --b
            Content-Type: text/plain

            Do you like it?

            > On 1 June 2026, at 12:00, Maria <messages@harborcafe.example> wrote:
            >
            > Can you come on Tuesday?
            --b--
            """);

    assertThat(MailWritten.of(parts).body()).isEqualTo("This is my kitchen:\nDo you like it?");
    assertThat(MailFiles.of(parts).files())
        .singleElement()
        .extracting("name")
        .isEqualTo("kitchen.png");
  }

  @Test
  void words_in_html_are_read_although_a_plain_footer_follows() throws MessagingException {
    var parts =
        parts(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html

            <p>Tuesday is fine</p>
            --b
            Content-Type: text/plain

            This mail was checked by Shield.
            --b--
            """);

    assertThat(MailWritten.of(parts).body())
        .isEqualTo("Tuesday is fine\n\nThis mail was checked by Shield.");
  }

  @Test
  void of_alternatives_one_is_read_and_an_empty_one_is_none() throws MessagingException {
    var both =
        """
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        %s
        --b
        Content-Type: text/html

        <p>Tuesday <b>is</b> fine</p>
        --b--
        """;

    assertThat(MailWritten.of(parts(both.formatted("Tuesday *is* fine"))).body())
        .isEqualTo("Tuesday *is* fine");
    assertThat(MailWritten.of(parts(both.formatted(" "))).body()).isEqualTo("Tuesday is fine");
  }

  @ParameterizedTest
  @CsvSource({
    "Your email program does not show HTML., false",
    "Tuesday is fine for me., true",
    "Tuesday is *fine*, true",
    "👍, true",
  })
  void a_plain_text_that_stands_in_for_the_html_hides_no_words(String plain, boolean isRead)
      throws MessagingException {
    var html =
        "<p>Tuesday is <b>fine</b> for me.</p><p>Shall I bring my papers, and which door is it? The one at the pier was closed.</p>";
    var mail =
        "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n%s\n--b\nContent-Type: text/html\n\n%s\n--b--\n"
            .formatted(plain, html);

    assertThat(MailWritten.of(parts(mail)).body())
        .isEqualTo(
            isRead
                ? plain
                : "Tuesday is fine for me.\n\nShall I bring my papers, and which door is it? The one at the pier was closed.");
  }

  @Test
  void parts_that_cannot_be_told_apart_are_read_as_they_stand() throws MessagingException {
    var parts = parts("Content-Type: multipart/mixed; boundary=never\n\nTuesday is fine\n");

    assertThat(MailWritten.of(parts).body()).isEqualTo("Tuesday is fine");
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, windows-1252",
    "us-ascii, windows-1252",
    "us-ascii, utf-8",
    "klingon, utf-8",
    "klingon, windows-1252",
    "iso-8859-1, windows-1252",
    "koi8-r, koi8-r",
  })
  void words_are_read_although_the_charset_is_not_what_it_says(String said, String written)
      throws MessagingException {
    var words = written.equals("koi8-r") ? "Да, могу" : "Für Löhne: ja";
    var head = "Content-Type: text/plain; charset=" + said + "\r\n\r\n";
    var mail = (head + words).getBytes(Charset.forName(written));

    assertThat(MailWritten.of(MailParts.of(IncomingMail.parse(mail).mime())).body())
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, windows-1252, I’m free – “sure”",
    "us-ascii, windows-1252, I’m free",
    "iso-8859-9, windows-1254, Görüşürüz – tamam",
    "gb2312, GBK, 我叫朱镕基",
    "gb2312, GB18030, 㐀",
    "shift_jis, windows-31j, 髙橋①",
    "ks_c_5601-1987, x-windows-949, 똠방각하",
    "big5, Big5-HKSCS, 香港嘅",
  })
  void a_charset_is_read_as_the_one_that_programs_mean_by_it(
      String said, String written, String words) throws MessagingException {
    assertThat(body(said, words.getBytes(Charset.forName(written)))).isEqualTo(words);
  }

  @Test
  void one_fault_in_utf_8_spoils_nothing_but_its_letter() throws MessagingException {
    var words = "Für Löhne � ja".getBytes(StandardCharsets.UTF_8);
    assertThat(body("utf-8", words)).isEqualTo("Für Löhne � ja");

    words[words.length - 1] = (byte) 0xFC;
    assertThat(body("utf-8", words)).isEqualTo("Für Löhne � j�");
  }

  private static String body(String charset, byte[] words) throws MessagingException {
    var mail = new ByteArrayOutputStream();
    mail.writeBytes(MailClient.raw("Content-Type: text/plain; charset=" + charset + "\n\n"));
    mail.writeBytes(words);
    return MailWritten.of(MailParts.of(IncomingMail.parse(mail.toByteArray()).mime())).body();
  }

  @Test
  void a_subject_and_a_name_in_bare_utf_8_are_read() throws MessagingException {
    var mail =
        IncomingMail.parse(
            "From: Zoë <zoe@mail.example>\r\nSubject: Für Löhne\r\n\r\nYes"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(mail.subject()).isEqualTo("Für Löhne");
    assertThat(mail.from()).isEqualTo("zoe@mail.example");
  }

  @Test
  void a_text_that_is_longer_than_is_read_is_kept_as_a_file() throws MessagingException {
    var words = "Tuesday is fine. ".repeat(600_000);
    var parts = parts("Content-Type: text/plain\n\n" + words);

    assertThat(MailWritten.of(parts).body()).hasSize(10_000);
    var file = MailFiles.of(parts).files().getFirst();
    var whole = new NewAttachment("message.txt", words.getBytes(StandardCharsets.UTF_8));
    assertThat(file.isSameAs(whole)).isTrue();
  }

  @Test
  void links_of_ours_are_hidden_in_that_file_too() throws MessagingException {
    var link = "https://jobs.example/m/abcdefghijklmnopqrstuvwx";
    var words = "Tuesday is fine. ".repeat(60_000);
    for (var type : List.of("plain", "html")) {
      var mail = "Content-Type: text/%s; charset=utf-8\n\n%s> %s".formatted(type, words, link);

      var file = MailFiles.of(parts(mail)).files().getFirst();

      var hidden = words + "> https://jobs.example/m/…";
      var name = type.equals("plain") ? "message.txt" : "file.html";
      var expected = new NewAttachment(name, hidden.getBytes(StandardCharsets.UTF_8));
      assertThat(file.isSameAs(expected)).as(type).isTrue();
    }
  }

  @Test
  void an_invitation_without_a_name_is_a_file() throws MessagingException {
    var parts =
        parts(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Shall we?
            --b
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            --b--
            """);

    assertThat(MailFiles.of(parts).files())
        .singleElement()
        .extracting("name")
        .isEqualTo("invitation.ics");
  }

  private static MailParts parts(String mail) throws MessagingException {
    return MailParts.of(IncomingMail.parse(MailClient.raw(mail)).mime());
  }
}
