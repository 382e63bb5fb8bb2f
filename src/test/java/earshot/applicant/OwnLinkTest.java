package earshot.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.account.ApplicantAccess;
import earshot.hiring.NewApplicant;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import earshot.sms.OptOuts;
import earshot.sms.SmsOutcome;
import earshot.sms.SmsOutcome.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Jamie has the link to the own applications sent by text. Nobody has written yet.
@NullMarked
@ChannelsTest
class OwnLinkTest {

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private FreshOwnLinks fresh;
  @Autowired private InboundSms inbound;
  @Autowired private OptOuts optOuts;

  private Story story;

  @BeforeEach
  void at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
  }

  @Test
  void a_text_whose_fate_is_not_known_is_not_sent_again() {
    Peers.textsAreAnswered(Peers.json(201, "{}"));
    ask(story);

    for (var hour = 0; hour < 3; hour++) {
      clock.advance(Duration.ofHours(1));
      cafe.runJobs();
    }

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
  }

  @Test
  void a_text_that_is_refused_for_now_is_sent_again() {
    Peers.textsAreAnswered(Peers.json(503, "{}"));
    ask(story);
    Peers.textsAreTaken();

    clock.advance(Duration.ofMinutes(1));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(2);
  }

  @Test
  void whoever_told_the_provider_to_stop_gets_no_more_texts() {
    Peers.textsAreAnswered(Peers.json(400, "{\"code\":21610,\"message\":\"Unsubscribed\"}"));
    ask(story);
    clock.advance(Duration.ofHours(1));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(isStopped(story)).isTrue();
  }

  @Test
  void stop_in_answer_to_it_ends_texts() {
    ask(story);

    assertThat(text("STOP").kind()).isEqualTo(Kind.OPTED_OUT);
    cafe.runJobs();

    assertThat(isStopped(story)).isTrue();
    assertThat(Peers.textsTo(story.phone()).getLast().body())
        .startsWith("You will get no more texts");
  }

  @Test
  void any_other_answer_to_it_is_refused_as_nobody_has_written_yet() {
    ask(story);

    assertThat(text("Thank you").kind()).isEqualTo(Kind.REFUSED);
    assertThat(story.messages()).isEmpty();
  }

  @Test
  void an_answer_to_it_goes_to_no_other_company() {
    var clinic = clinic();
    clinic.write("Are you free today?");
    cafe.runJobs();
    ask(story);

    assertThat(text("Thank you").kind()).isEqualTo(Kind.REFUSED);
    assertThat(clinic.messages()).hasSize(1);

    clinic.write("Or tomorrow?");
    clock.advance(Duration.ofMinutes(2));
    cafe.runJobs();
    assertThat(text("Yes").kind()).isEqualTo(Kind.STORED);
    assertThat(clinic.lastMessage().body()).isEqualTo("Yes");
  }

  @Test
  void a_link_that_never_left_changes_nothing() {
    var clinic = clinic();
    clinic.write("Are you free today?");
    cafe.runJobs();
    Peers.textsAreAnswered(Peers.json(400, "{\"code\":21211,\"message\":\"Not valid\"}"));
    ask(story);

    assertThat(text("Yes").kind()).isEqualTo(Kind.STORED);
    assertThat(clinic.lastMessage().body()).isEqualTo("Yes");
  }

  private Story clinic() {
    return cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
  }

  private void ask(Story story) {
    fresh.byText(new ApplicantAccess(story.company(), story.jamie(), ""));
    cafe.runJobs();
  }

  private boolean isStopped(Story story) {
    return story.<Boolean>in(() -> optOuts.contains(story.phone()));
  }

  private SmsOutcome text(String words) {
    return inbound.receive(
        new InboundText(story.phone(), "+14155550100", words, "SM-" + words + story.company()));
  }
}
