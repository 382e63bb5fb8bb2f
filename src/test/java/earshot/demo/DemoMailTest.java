package earshot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.TestClock;
import earshot.conversation.Via;
import earshot.email.MailTransport;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@DemoTest
class DemoMailTest {

  private static final String ANA = "ana.flores@post.example.net";

  private static int stories;

  @Autowired private DemoStory story;
  @Autowired private TestClock clock;
  @Autowired private DemoMailbox mailbox;
  @Autowired private MailTransport transport;
  @Autowired private ApplicantClient browser;

  /// What is written to Ana within a minute would go together in one mail.
  @BeforeEach
  void each_story_has_a_minute_of_its_own() {
    clock.advance(Duration.ofMinutes(++stories));
  }

  @Test
  void a_mail_handed_over_twice_shows_once() throws Exception {
    var mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress("twice@example.com"));
    mail.setText("Once");
    mail.saveChanges();

    transport.send(mail);
    transport.send(mail);

    assertThat(mailbox.newest("twice@example.com")).hasSize(1);
  }

  @Test
  void a_message_arrives_in_the_mailbox_of_its_applicant_only() {
    story.write("maria@harborcafe.example", ana(), "Only for you");

    assertThat(browser.get("/demo/mail?to=" + ANA).body()).contains("Only for you", "Ana Flores");
    assertThat(browser.get("/demo/mail?to=priya.raman@mail.example.com").body())
        .doesNotContain("Only for you");
  }

  @Test
  void for_whom_a_proxy_asks_from_elsewhere_there_is_no_mailbox_and_no_phone() {
    for (var page : List.of("/demo/mail", "/demo/phone", "/demo/mail?to=" + ANA)) {
      var asked = browser.request(page).setHeader("X-Forwarded-For", "127.0.0.1, 203.0.113.9");
      assertThat(browser.send(asked.GET()).statusCode()).as(page).isEqualTo(404);
      assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
    }
  }

  @Test
  void a_reply_lands_in_the_conversation_without_what_it_quotes() {
    story.write("tom@harborcafe.example", ana(), "Does four o'clock suit you?");
    var mail = mailbox.newest(ANA).getFirst();

    browser.get("/demo/mail/" + mail.id());
    var answer =
        browser.post("/demo/mail/" + mail.id() + "/reply", Map.of("text", "It does,\nthank you."));

    var message = story.newest(ana());
    assertThat(message.fromApplicant()).isTrue();
    assertThat(message.via()).isEqualTo(Via.EMAIL);
    assertThat(message.body()).isEqualTo("It does,\nthank you.");
    assertThat(Objects.requireNonNull(message.originalBody())).contains("> Does four o'clock");
    assertThat(browser.get(ApplicantClient.location(answer)).body())
        .contains("Your reply is in the conversation.");
  }

  @Test
  void the_html_of_a_mail_is_shown_without_any_rights_and_its_link_opens_the_conversation() {
    story.write("maria@harborcafe.example", ana(), "Here is a link");
    var mail = mailbox.newest(ANA).getFirst();

    var body = browser.get("/demo/mail/" + mail.id() + "/body");

    assertThat(body.headers().allValues("Content-Security-Policy"))
        .containsExactly(MailBody.POLICY);
    assertThat(body.body()).contains("target=\"_blank\"");
    var link = body.body().replaceAll("(?s).*href=\"https?://[^/]+(/m/[^\"]+)\".*", "$1");
    assertThat(browser.get(browser.openLink(link)).body()).contains("Here is a link");
  }

  @Test
  void the_list_is_fetched_again_only_when_it_changed() {
    story.write("maria@harborcafe.example", ana(), "News");
    var newest = mailbox.newest("").getFirst().id();

    assertThat(browser.get("/demo/mail/list?after=" + newest).statusCode()).isEqualTo(204);
    assertThat(browser.get("/demo/mail/list?after=" + (newest - 1)).body()).contains("News");
  }

  @Test
  void an_unknown_mail_is_not_found() {
    assertThat(browser.get("/demo/mail/999999").statusCode()).isEqualTo(404);
  }

  private long ana() {
    return story.application(DemoCompany.HARBOR_CAFE, "Ana Flores");
  }
}
