package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.hiring.NewApplicant;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Mail as an applicant's mail server receives it.
@NullMarked
@ChannelsTest
class OutgoingMailTest {

  @Autowired private HarborCafe cafe;
  @Autowired private InboundEmail inbound;
  @Autowired private TestClock clock;

  @Test
  void it_comes_from_the_manager_at_the_company_and_answers_go_to_the_conversation()
      throws Exception {
    var mail = mailOf("Can you come on Tuesday?");

    var from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Maria at Harbor Cafe");
    assertThat(from.getAddress()).isEqualTo("messages@replies.harborcafe.example");
    assertThat(MailClient.replyTo(mail))
        .matches("reply\\+[a-z2-7]{28,58}@replies\\.harborcafe\\.example");
    assertThat(mail.getSubject()).isEqualTo("Your application for Barista at Harbor Cafe");
    assertThat(mail.getSentDate()).isNotNull();
    assertThat(MailClient.header(mail, "X-Auto-Response-Suppress")).isEqualTo("OOF, AutoReply");
  }

  @Test
  void a_bounce_goes_to_an_address_of_the_delivery() {
    var mail = mailOf("Can you come on Tuesday?");

    assertThat(MailClient.header(mail, "Return-Path"))
        .matches("<?bounce\\+[a-z2-7]{24,58}@replies\\.harborcafe\\.example>?");
  }

  /// Outlook reads widths, colors and the padding of a button from attributes and from its own
  /// property; in the dark, Outlook.com names the elements it would else repaint.
  @Test
  void the_html_is_whole_without_anything_from_elsewhere_in_outlook_and_in_the_dark() {
    var html = Peers.html(mailOf("Can you come on Tuesday?"));

    assertThat(html).doesNotContain("<img", "<link", "<script", "url(", "@import", "@font-face");
    assertThat(html)
        .contains("width=\"560\" bgcolor=\"#ffffff\"", "mso-padding-alt:12px 22px")
        .contains("prefers-color-scheme: dark", "[data-ogsc] .words", "[data-ogsb] .card");
  }

  @Test
  void text_and_html_say_the_same_the_words_first() {
    var mail = mailOf("Can you come on <b>Tuesday</b>?\n\nAt ten & not later");

    var text = Peers.text(mail);
    assertThat(text).startsWith("Can you come on <b>Tuesday</b>?\n\nAt ten & not later\n");
    assertThat(text).containsPattern("http://127\\.0\\.0\\.1:\\d+/m/[\\w-]{24}\n");
    var link = text.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow();
    assertThat(Peers.html(mail))
        .contains(
            "Can you come on &lt;b&gt;Tuesday&lt;/b&gt;?<br>",
            "At ten &amp; not later<br>",
            "href=\"" + link + "\"",
            "Maria at Harbor Cafe wrote to you about your application for Barista.");
  }

  @Test
  void the_mails_of_a_conversation_are_one_thread_for_every_mail_client() {
    var story = cafe.story();
    story.write("One");
    cafe.runJobs();
    var first = Peers.mailTo(story.email()).getFirst();
    var answer = "<jamies-answer-" + story.company() + "@mail.example>";
    inbound.receive(MailClient.reply(first, story.email(), "Two", answer));
    aMinuteLater();
    story.write("Three");
    cafe.runJobs();
    aMinuteLater();
    story.write("Four");
    cafe.runJobs();

    var mails = Peers.mailTo(story.email());
    assertThat(references(mails.get(0))).isEmpty();
    assertThat(references(mails.get(1))).containsExactly(id(mails.get(0)), answer);
    assertThat(MailClient.header(mails.get(1), "In-Reply-To")).isEqualTo(answer);
    assertThat(references(mails.get(2)))
        .containsExactly(id(mails.get(0)), answer, id(mails.get(1)));
    assertThat(mails)
        .extracting(mail -> MailClient.header(mail, "Subject"))
        .containsOnly("Your application for Barista at Harbor Cafe");
    assertThat(mails.stream().map(OutgoingMailTest::id).distinct()).hasSize(3);
  }

  @Test
  void the_mail_to_another_applicant_is_in_another_thread() {
    var jamie = cafe.story();
    var lena = cafe.story();
    jamie.write("One");
    lena.write("One");
    cafe.runJobs();
    aMinuteLater();
    lena.write("Two");
    cafe.runJobs();

    var mail = Peers.mailTo(lena.email()).get(1);
    assertThat(references(mail)).containsExactly(id(Peers.mailTo(lena.email()).getFirst()));
  }

  @Test
  void no_name_brings_a_header_of_its_own() {
    var story =
        cafe.story(
            new NewApplicant("Eve\r\nBcc: all@mail.example", "X", "eve@mail.example", null, false),
            "Barista\r\nX-Evil: yes\r\n\r\nbody");

    story.write("Can you come on Tuesday?");
    story.answer("Yes");
    cafe.runJobs();

    for (var mail :
        List.of(
            Peers.mailTo(story.email()).getLast(), Peers.mailTo(story.maria().email()).getLast())) {
      assertThat(MailClient.header(mail, "X-Evil")).isEmpty();
      assertThat(MailClient.header(mail, "Bcc")).isEmpty();
      assertThat(Peers.text(mail)).doesNotStartWith("body");
    }
    assertThat(Peers.mailTo("all@mail.example")).isEmpty();
  }

  /// What follows sooner goes together in one mail.
  private void aMinuteLater() {
    clock.advance(Duration.ofMinutes(1));
  }

  private MimeMessage mailOf(String words) {
    var story = cafe.story();
    story.write(words);
    cafe.runJobs();
    return Peers.mailTo(story.email()).getFirst();
  }

  private static List<String> references(MimeMessage mail) {
    var header = MailClient.header(mail, "References");
    return header.isEmpty() ? Collections.emptyList() : List.of(header.split("\\s+"));
  }

  private static String id(MimeMessage mail) {
    return MailClient.header(mail, "Message-ID");
  }
}
