package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@ChannelsTest
class FreshLinkTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final Pattern LINK = Pattern.compile("/m/[\\w-]{24}");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private FreshLink fresh;
  @Autowired private InboundSms inbound;
  @Autowired private Applicants applicants;
  @Autowired private ApplicantClient jamie;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void the_holder_of_an_expired_link_is_sent_a_new_one_by_mail_and_text() {
    var story = cafe.story();
    var expired = expiredLink(story);

    askFor(expired);
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(2);
    assertThat(Peers.textsTo(story.phone())).hasSize(2);
    var fresh = link(Peers.textsTo(story.phone()).getLast().body());
    assertThat(jamie.openLink(fresh)).startsWith("/my/");
  }

  @Test
  void an_answer_to_the_link_is_for_the_company_that_sent_it() {
    var story = cafe.story();
    var expired = expiredLink(story);
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    clinic.write("Are you free today?");
    cafe.runJobs();
    askFor(expired);
    cafe.runJobs();

    inbound.receive(new InboundText(story.phone(), "+14155550100", "Thanks", "SM-fresh"));

    assertThat(story.lastMessage().body()).isEqualTo("Thanks");
    assertThat(clinic.messages()).hasSize(1);
  }

  @Test
  void asking_again_within_ten_minutes_sends_nothing() {
    var story = cafe.story();
    var expired = expiredLink(story);

    askFor(expired);
    askFor(expired);
    cafe.runJobs();
    clock.advance(Duration.ofMinutes(9));
    askFor(expired);
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(2);

    clock.advance(Duration.ofMinutes(2));
    askFor(expired);
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(3);
  }

  @Test
  void a_mail_that_is_tried_again_keeps_its_name_and_each_link_works() {
    var story = cafe.story();
    var expired = expiredLink(story);
    askFor(expired);
    Peers.noMailServer();
    try {
      cafe.runJobs();
    } finally {
      Peers.mailServerIsBack();
    }
    var asked = clock.millis();
    clock.advance(Duration.ofMinutes(1));
    cafe.runJobs();
    var mail = Peers.mailTo(story.email()).getFirst();

    story.in(() -> {
      fresh.mail(story.application(), asked);
      return 0;
    });

    var again = Peers.mailTo(story.email()).getLast();
    assertThat(MailClient.header(mail, "Message-ID"))
        .isEqualTo(MailClient.header(again, "Message-ID"));
    for (var either : List.of(mail, again))
      assertThat(jamie.openLink(link(Peers.text(either)))).startsWith("/my/");
  }

  @Test
  void a_form_without_its_tick_as_programs_that_look_into_mails_send_it_sends_nothing() {
    var story = cafe.story();
    var expired = expiredLink(story);
    jamie.get(expired);

    var unticked = jamie.post(expired + "/fresh", Map.of());
    cafe.runJobs();

    assertThat(unticked.body()).contains("Tick the box first");
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void where_neither_mail_nor_text_would_arrive_none_is_offered_or_promised() {
    var story = cafe.story();
    var expired = expiredLink(story);
    story.in(() -> {
      applicants.emailBounced(story.jamie());
      return 0;
    });
    assertThat(jamie.get(expired).body()).contains("Send me a new link");
    inbound.receive(new InboundText(story.phone(), "+14155550100", "STOP", "SM-stop"));

    for (var answer :
        List.of(jamie.get(expired), jamie.post(expired + "/fresh", Map.of("sure", "true"))))
      assertThat(answer.body())
          .contains("No fresh one can be sent")
          .doesNotContain("Send me a new link", "on its way");
  }

  private String expiredLink(Story story) {
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    clock.advance(Duration.ofDays(31));
    return link(Peers.textsTo(story.phone()).getFirst().body());
  }

  private void askFor(String link) {
    assertThat(jamie.get(link).statusCode()).isEqualTo(410);
    assertThat(jamie.post(link + "/fresh", Map.of("sure", "true")).statusCode()).isEqualTo(200);
  }

  private static String link(String text) {
    var found = LINK.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group();
  }
}
