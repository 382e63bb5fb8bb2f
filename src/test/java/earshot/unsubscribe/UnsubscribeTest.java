package earshot.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.CurrentCompany;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import earshot.seal.Seal;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The link in every notification mail by which no more of them come.
@NullMarked
@ChannelsTest
class UnsubscribeTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  private static final String OWN = "/my/applications";

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private ApplicantClient mailProgram;
  @Autowired private Applicants applicants;
  @Autowired private StopLink links;
  @Autowired private Seal seal;

  private Story story;
  private MimeMessage received;

  @BeforeEach
  void maria_has_written_to_jamie() {
    clock.set(NOON);
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    received = Peers.mailTo(story.email()).getFirst();
    // What follows within a minute would wait for each other.
    clock.advance(Duration.ofMinutes(2));
  }

  @Test
  void one_click_in_a_mail_program_stops_them_without_cookie_token_or_redirection() {
    assertThat(MailClient.header(received, "List-Unsubscribe-Post"))
        .isEqualTo("List-Unsubscribe=One-Click");
    var answer = oneClick(received);
    story.write("Are you there?");
    cafe.runJobs();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(mailProgram.allCookies()).isEmpty();
    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(mailDelivery().state()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(mailDelivery().reason()).isEqualTo("Unsubscribed from email");
    assertThat(Peers.textsTo(story.phone())).hasSize(2);
  }

  @Test
  void opening_the_link_changes_nothing_and_offers_a_button() {
    var page = mailProgram.get(link(received));
    story.write("Are you there?");
    cafe.runJobs();

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Stop these emails", story.email(), "Harbor Cafe");
    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void the_button_alone_as_programs_that_look_into_mails_press_it_stops_nothing() {
    assertThat(post(link(received), "").body()).contains("Stop these emails?");
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(2);

    assertThat(post(link(received), "sure=true").body()).contains("No more emails");
    write("Hello?");
    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void the_same_link_stands_in_the_text_and_in_the_html() {
    var link = URI.create(header(received)).toString();

    assertThat(Peers.text(received)).contains("Stop these emails: " + link);
    assertThat(Peers.html(received)).contains("href=\"" + link + "\"");
  }

  @Test
  void it_can_be_undone() {
    oneClick(received);
    oneClick(received);
    var page = mailProgram.get(link(received));
    assertThat(page.body()).contains("No more emails", "Send me emails again");

    post(link(received) + "/undo", "sure=true");
    story.write("Are you there?");
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void the_button_alone_starts_nothing_again_either() {
    oneClick(received);

    assertThat(post(link(received) + "/undo", "").body())
        .contains("No more emails", "Yes, I want them again");
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void an_applicant_without_the_mail_undoes_it_on_their_own_page_by_a_fresh_link() {
    oneClick(received);
    var jamie = mailProgram;
    var conversation = jamie.openLink(linkIn(Peers.textsTo(story.phone()).getFirst().body()));
    assertThat(jamie.get(conversation).body()).contains("href=\"" + OWN + "?of=");

    jamie.post(OWN + "/choices", Map.of("email", "true", "texts", "true"));
    assertThat(jamie.get(OWN).body())
        .contains("No emails go to " + story.email())
        .doesNotContain("name=\"email\"");
    jamie.post(OWN + "/link", Map.of("by", "email"));
    cafe.runJobs();
    jamie.openLink(linkIn(Peers.text(Peers.mailTo(story.email()).getLast())));
    jamie.post(OWN + "/choices", Map.of("email", "true", "texts", "true"));
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(3);

    jamie.post(OWN + "/choices", Map.of("texts", "true"));
    write("Hello?");
    assertThat(Peers.mailTo(story.email())).hasSize(3);
    assertThat(mailDelivery().reason()).isEqualTo("Unsubscribed from email");
  }

  @Test
  void who_came_by_a_text_does_without_mail_and_gets_it_again() {
    mailProgram.openLink(linkIn(Peers.textsTo(story.phone()).getFirst().body()));

    mailProgram.post(OWN + "/choices", Map.of("texts", "true"));
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(mailDelivery().reason()).isEqualTo("Unsubscribed from email");
    assertThat(mailProgram.get(link(received)).body()).contains("Stop these emails");

    mailProgram.post(OWN + "/choices", Map.of("email", "true", "texts", "true"));
    write("Hello?");
    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void the_link_in_a_mail_undoes_what_was_said_on_the_page() {
    mailProgram.openLink(linkIn(Peers.text(received)));
    mailProgram.post(OWN + "/choices", Map.of("texts", "true"));
    post(link(received) + "/undo", "sure=true");
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(2);

    mailProgram.openLink(linkIn(Peers.textsTo(story.phone()).getFirst().body()));
    mailProgram.post(OWN + "/choices", Map.of("texts", "true"));
    post(link(received) + "/undo", "sure=true");
    write("Hello?");
    assertThat(Peers.mailTo(story.email())).hasSize(3);
  }

  /// A user of the staff has the same address, and gets mail of the same conversation.
  @Test
  void what_a_manager_said_is_not_told_to_an_applicant_with_the_address() {
    story.answer("Yes");
    cafe.runJobs();
    var toMaria = Peers.mailTo(story.maria().email()).getFirst();
    oneClick(toMaria);
    CurrentCompany.run(
        story.company(), () -> applicants.emailWorksAgain(story.jamie(), story.maria().email()));
    mailProgram.openLink(linkIn(Peers.textsTo(story.phone()).getFirst().body()));

    assertThat(mailProgram.get(OWN).body()).doesNotContain("No emails go to");
  }

  private void write(String words) {
    clock.advance(Duration.ofMinutes(2));
    story.write(words);
    cafe.runJobs();
  }

  @Test
  void what_waits_already_is_not_sent_either() {
    Peers.noMailServer();
    try {
      story.write("Are you there?");
      cafe.runJobs();
      oneClick(received);
    } finally {
      Peers.mailServerIsBack();
    }
    clock.set(NOON.plus(Duration.ofHours(2)));
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email()))
        .noneMatch(mail -> Peers.text(mail).startsWith("Are you there?"));
    assertThat(mailDelivery().reason()).isEqualTo("Unsubscribed from email");
  }

  @Test
  void a_manager_who_stops_them_still_finds_the_answers_in_the_app() {
    story.answer("Yes");
    cafe.runJobs();
    var toMaria = Peers.mailTo(story.maria().email()).getFirst();

    assertThat(oneClick(toMaria).statusCode()).isEqualTo(200);
    story.answer("At ten?");
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
    assertThat(story.lastMessage().body()).isEqualTo("At ten?");
    story.write("At ten");
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void another_company_still_reaches_the_same_address() {
    oneClick(received);
    var elsewhere = cafe.story(new NewApplicant("Jamie", "Rivera", story.email(), null, false));

    elsewhere.write("Hello from elsewhere");
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void a_forged_link_is_unknown() {
    var link = link(received);
    for (var at = "/unsubscribe/".length(); at < link.length(); at++) {
      var other = link.charAt(at) == 'a' ? 'b' : 'a';
      var forged = link.substring(0, at) + other + link.substring(at + 1);
      assertThat(post(forged, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
    }
    story.write("Are you there?");
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void a_link_in_a_mail_to_another_address_than_the_delivery_has_now_is_unknown() {
    var delivery = mailDelivery().id();
    var former = path(links.of(story.company(), delivery, "jamie@old.example"));

    assertThat(mailProgram.get(former).statusCode()).isEqualTo(404);
    assertThat(post(former, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(2);
  }

  @Test
  void a_link_of_before_addresses_were_marked_still_stops_them() {
    var before = "/unsubscribe/" + seal.close("unsubscribe", story.company(), mailDelivery().id());

    assertThat(post(before, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    write("Are you there?");
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  private static String path(String link) {
    return URI.create(link).getPath();
  }

  private Delivery mailDelivery() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.EMAIL)
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> oneClick(MimeMessage mail) {
    return post(link(mail), "List-Unsubscribe=One-Click");
  }

  private HttpResponse<String> post(String path, String body) {
    return mailProgram.send(mailProgram.request(path).POST(BodyPublishers.ofString(body)));
  }

  private static String linkIn(String text) {
    return text.substring(text.indexOf("/m/")).split("\\s", -1)[0];
  }

  private static String link(MimeMessage mail) {
    return URI.create(header(mail)).getPath();
  }

  private static String header(MimeMessage mail) {
    return MailClient.header(mail, "List-Unsubscribe").replaceAll("[<>\\s]", "");
  }
}
