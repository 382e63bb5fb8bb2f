package earshot.email;

import static earshot.MailClient.raw;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.WebClient;
import earshot.attachment.Attachment;
import earshot.attachment.NewAttachment;
import earshot.conversation.History;
import earshot.conversation.Message;
import earshot.email.EmailOutcome.Kind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Lena answers Tom by mail and sends files along.
@NullMarked
@EarshotTest
class AttachmentTest {

  private static final String WORDS = "Content-Type: text/plain\n\nHere it is";
  private static final String RESUME = file("attachment; filename=\"resume.pdf\"", "%PDF-1.7 Lena");

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany elsewhere;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private StaffClient stranger;
  @Autowired private ApplicantClient lena;
  @Autowired private ApplicantClient jamal;
  @Autowired private InboundEmail inbound;
  @Autowired private ReplyAddress replies;
  @Autowired private History history;

  private String lenasPage;

  @BeforeEach
  void tom_has_written_to_lena() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Please send your resume");
    tom.signIn(cafe.tom);
    lenasPage = lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
  }

  @Test
  void a_file_is_kept_with_the_message_and_listed_under_it() {
    assertThat(inbound.receive(mail(WORDS, RESUME)).kind()).isEqualTo(Kind.STORED);

    assertThat(last().body()).isEqualTo("Here it is");
    assertThat(last().files()).containsExactly(new Attachment(2, 1, "resume.pdf", 13));
    for (var page : List.of(tom.get("/conversations/" + cafe.lenaAsBarista), lena.get(lenasPage)))
      assertThat(page.body()).contains("resume.pdf", "13 bytes");
  }

  @Test
  void staff_and_the_applicant_download_it_and_no_browser_shows_it() {
    inbound.receive(
        mail(WORDS, file("attachment; filename=page.html", "<script>alert(1)</script>")));

    for (var download : List.of(tom.get(staffs(2, 1)), lena.get(lenas(2, 1)))) {
      assertThat(download.statusCode()).isEqualTo(200);
      assertThat(download.body()).isEqualTo("<script>alert(1)</script>");
      assertThat(header(download, "Content-Disposition")).startsWith("attachment; filename");
      assertThat(header(download, "Content-Type")).isEqualTo("application/octet-stream");
      assertThat(header(download, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(WebClient.headers(download, "Content-Security-Policy"))
          .allMatch(it ->
              it.startsWith("sandbox; default-src 'none';")
                  && it.contains("frame-ancestors 'none'"));
      assertThat(header(download, "Cache-Control")).contains("no-store");
    }
  }

  @Test
  void nobody_else_gets_it() {
    inbound.receive(mail(WORDS, RESUME));
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello Jamal");
    aisha.signIn(cafe.aisha);
    stranger.signIn(elsewhere.maria);
    var jamals = jamal.openLink(cafe.linkTo(cafe.jamalAsCook));

    assertThat(aisha.get(staffs(2, 1)).statusCode()).isEqualTo(404);
    assertThat(stranger.get(staffs(2, 1)).statusCode()).isEqualTo(404);
    assertThat(jamal.get(lenas(2, 1)).statusCode()).isEqualTo(404);
    assertThat(jamal.get(jamals + "/messages/2/attachments/1").statusCode()).isEqualTo(404);
    assertThat(tom.get(staffs(2, 2)).statusCode()).isEqualTo(404);
    assertThat(tom.get(staffs(1, 1)).statusCode()).isEqualTo(404);
  }

  @Test
  void the_same_mail_again_and_the_same_file_twice_are_kept_once() {
    var mail = mail(WORDS, RESUME, RESUME);

    inbound.receive(mail);
    assertThat(inbound.receive(mail).kind()).isEqualTo(Kind.DUPLICATE);

    assertThat(last().files()).hasSize(1);
  }

  @Test
  void a_mail_of_files_alone_is_a_message_too() {
    assertThat(inbound.receive(mail(RESUME)).kind()).isEqualTo(Kind.STORED);

    assertThat(last().body()).isEqualTo("Sent without words: resume.pdf");
    assertThat(last().files()).hasSize(1);
  }

  @Test
  void a_picture_within_the_text_is_a_file_and_a_signature_is_none() {
    inbound.receive(
        mail(
            WORDS,
            "Content-Type: image/png\nContent-ID: <a>\nContent-Disposition: inline\n\nPNG",
            "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nxyz"));

    assertThat(last().files()).extracting(Attachment::name).containsExactly("file.png");
  }

  @Test
  void twenty_files_are_kept_and_the_message_says_that_there_were_more() {
    var parts =
        IntStream.rangeClosed(0, 23)
            .mapToObj(i -> i == 0 ? WORDS : file("attachment; filename=f" + i + ".txt", "x" + i))
            .toArray(String[]::new);

    inbound.receive(mail(parts));

    assertThat(last().files()).hasSize(20);
    assertThat(last().body()).endsWith("[3 more files were left out: a mail can bring 20.]");
  }

  @Test
  void a_full_message_has_room_for_the_line_about_files_left_out() {
    var parts =
        IntStream.rangeClosed(0, 23)
            .mapToObj(i ->
                i == 0
                    ? WORDS + " word".repeat(3_000)
                    : file("attachment; filename=f" + i + ".txt", "x" + i))
            .toArray(String[]::new);

    assertThat(inbound.receive(mail(parts)).kind()).isEqualTo(Kind.STORED);

    assertThat(last().body())
        .hasSize(10_000)
        .endsWith("…\n\n[3 more files were left out: a mail can bring 20.]");
  }

  @Test
  void what_is_too_long_to_be_shown_with_the_message_is_kept_as_a_file() {
    assertThat(inbound.receive(mail(WORDS + " word".repeat(30_000))).kind()).isEqualTo(Kind.STORED);

    assertThat(last().body()).hasSize(10_000).endsWith("…");
    assertThat(last().originalBody()).hasSize(100_000).endsWith("…");
    assertThat(last().files()).extracting(Attachment::name).containsExactly("message.txt");
    assertThat(last().files().getFirst().size()).isGreaterThan(150_000);
  }

  @Test
  void a_large_file_comes_back_byte_for_byte() {
    var large = "0123456789abcdef".repeat(100_000);
    inbound.receive(mail(WORDS, file("attachment; filename=large.txt", large)));

    assertThat(tom.get(staffs(2, 1)).body()).isEqualTo(large);
    assertThat(last().files().getFirst().readableSize()).isEqualTo("1.6 MB");
  }

  @Test
  void a_name_does_no_harm() {
    assertThat(name("../../etc/passwd")).isEqualTo("passwd");
    assertThat(name("C:\\Users\\lena\\resume.pdf")).isEqualTo("resume.pdf");
    assertThat(name(".htaccess")).isEqualTo("htaccess");
    assertThat(name("resume\u202Efdp.exe")).isEqualTo("resumefdp.exe");
    assertThat(name("a\r\nSet-Cookie: b=c")).isEqualTo("aSet-Cookie b=c");
    assertThat(name("\0\u200B ")).isEqualTo("file");
    assertThat(name("x".repeat(500) + ".pdf")).hasSize(120).endsWith("x.pdf");
    assertThat(name("Lebenslauf Jörg 😀.pdf")).isEqualTo("Lebenslauf Jörg 😀.pdf");
  }

  @Test
  void a_name_in_another_alphabet_is_read() {
    inbound.receive(
        mail(WORDS, file("attachment; filename=\"=?UTF-8?B?TGViZW5zbMOkdWZlLnBkZg==?=\"", "x")));

    assertThat(last().files().getFirst().name()).isEqualTo("Lebensläufe.pdf");
    assertThat(header(tom.get(staffs(2, 1)), "Content-Disposition"))
        .contains("filename*=UTF-8''Lebensl%C3%A4ufe.pdf");
  }

  private static String name(String given) {
    return new NewAttachment(given, new byte[1]).name();
  }

  private static String file(String disposition, String content) {
    return "Content-Type: application/octet-stream\nContent-Disposition: %s\nContent-Transfer-Encoding: base64\n\n%s"
        .formatted(
            disposition,
            Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] mail(String... parts) {
    var to = replies.of(new ReplyAddress.Writer(cafe.id, cafe.lenaAsBarista, null));
    return raw(
        """
        Message-ID: <%s@mail.example>
        From: %s
        To: %s
        Subject: Re: resume
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        %s
        --b--
        """
            .formatted(
                UUID.randomUUID(),
                cafe.address("lena"),
                to,
                IntStream.range(0, parts.length)
                    .mapToObj(i -> "--b\n" + parts[i])
                    .collect(Collectors.joining("\n"))));
  }

  private String staffs(int seq, int number) {
    return "/conversations/%d/messages/%d/attachments/%d"
        .formatted(cafe.lenaAsBarista, seq, number);
  }

  private String lenas(int seq, int number) {
    return "%s/messages/%d/attachments/%d".formatted(lenasPage, seq, number);
  }

  private Message last() {
    return cafe.in(() -> history.after(cafe.tom, cafe.lenaAsBarista, 0)).getLast();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
