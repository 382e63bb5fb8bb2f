package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.CurrentCompany;
import earshot.notification.Handed.Outcome;
import earshot.notification.Next.Step;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import earshot.peer.Circuits;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The other side does not take a delivery.
@NullMarked
@ChannelsTest
class RetryTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Deliveries deliveries;
  @Autowired private Circuits circuits;
  @Autowired private EmailDelivery email;
  @Autowired private SmsDelivery sms;
  @Autowired private Next next;
  @Autowired private Outcomes outcomes;
  @Autowired private AtItsTurn atItsTurn;
  @Autowired private OptOuts optOuts;
  @Autowired private JdbcClient sql;
  @Autowired private InHand inHand;
  @Autowired private DatabaseTrouble trouble;
  @Autowired private Deliver deliver;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void a_provider_with_a_problem_is_tried_again_later() {
    var story = cafe.story();
    Peers.textsAreAnswered(aResponse().withStatus(503));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();

    var waiting = delivery(story, Channel.SMS);
    assertThat(waiting.state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(waiting.reason()).isEqualTo("Trying again: The text provider has a problem");
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).hasSize(1);

    Peers.textsAreTaken();
    clock.advance(Duration.ofSeconds(13));
    cafe.runJobs();

    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
    assertThat(Peers.textsTo(story.phone())).hasSize(2);
  }

  @Test
  void a_busy_provider_is_left_alone_for_as_long_as_it_asks() {
    var story = cafe.story();
    Peers.textsAreAnswered(aResponse().withStatus(429).withHeader("Retry-After", "120"));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();

    clock.advance(Duration.ofSeconds(119));
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).hasSize(1);

    clock.advance(Duration.ofSeconds(2));
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).hasSize(2);
  }

  @Test
  void after_a_day_it_has_failed() {
    var story = cafe.story();
    Peers.textsAreAnswered(aResponse().withStatus(500));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    for (var hour = 0; hour < 23; hour++) {
      clock.advance(Duration.ofHours(1));
      cafe.runJobs();
    }
    assertThat(state(story, Channel.SMS).isPending()).isTrue();

    clock.advance(Duration.ofHours(2));
    cafe.runJobs();
    clock.advance(Duration.ofHours(1));
    cafe.runJobs();

    var failed = delivery(story, Channel.SMS);
    assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(failed.reason()).startsWith("Gave up after a day");
    assertThat(Peers.textsTo(story.phone())).hasSizeBetween(6, 35);
  }

  @Test
  void a_refused_text_has_failed_at_once_and_goes_when_a_manager_retries() {
    var story = cafe.story();
    Peers.textsAreAnswered(
        Peers.json(400, "{\"code\":21211,\"message\":\"The 'To' number is not valid\"}"));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();

    var failed = delivery(story, Channel.SMS);
    assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(failed.reason())
        .isEqualTo("The text provider refused: The 'To' number is not valid");

    Peers.textsAreTaken();
    CurrentCompany.run(
        story.company(),
        () -> deliveries.retry(story.maria(), story.application(), failed.seq(), Channel.SMS));
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.QUEUED);
    cafe.runJobs();

    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_sign_in_that_the_provider_refuses_is_no_fault_of_the_text() {
    var story = cafe.story();
    Peers.textsAreAnswered(Peers.json(401, "{\"code\":20003,\"message\":\"Authenticate\"}"));
    story.write("Can you come on Tuesday?");
    for (var time = 0; time < 5; time++) {
      cafe.runJobs();
      clock.advance(Duration.ofHours(1));
    }
    var waiting = delivery(story, Channel.SMS);
    assertThat(waiting.state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(waiting.reason())
        .isEqualTo("Trying again: The text provider refused the sign-in: Authenticate");
    assertThat(circuits.isOpen("texts from +14155550100")).isTrue();

    Peers.textsAreTaken();
    cafe.runJobs();

    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_phone_that_opted_out_at_the_provider_gets_no_more_texts() {
    var story = cafe.story();
    Peers.textsAreAnswered(Peers.json(400, "{\"code\":21610,\"message\":\"Unsubscribed\"}"));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.FAILED);

    story.write("Or on Wednesday?");

    assertSkipped(story, Channel.SMS, "Opted out of texts");
  }

  @Test
  void a_mail_handed_over_again_after_a_crash_is_recognizably_the_same() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    var begun = begin(story, email);
    begun.handover().go();
    cafe.runJobs();
    assertThat(Peers.mailTo(story.email())).hasSize(1); // it may still be in hand

    clock.advance(Duration.ofSeconds(16));
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email()))
        .hasSize(2)
        .extracting(mail -> MailClient.header(mail, "Message-ID"))
        .containsOnly(MailClient.header(Peers.mailTo(story.email()).getFirst(), "Message-ID"));
    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_text_that_a_crash_cut_off_goes_again_once_its_node_is_taken_for_dead() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    begin(story, sms);
    clock.advance(Duration.ofSeconds(24));
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).isEmpty();

    clock.advance(Duration.ofSeconds(2));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
  }

  /// Nodes that could not reach the database look dead to each other when it is back, and are not.
  @Test
  void a_text_that_was_begun_before_the_database_was_away_may_be_in_the_hands_of_another_node() {
    clock.set(Instant.parse("2020-06-01T19:00:00Z")); // the trouble is not for other tests
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    begin(story, sms);
    clock.advance(Duration.ofSeconds(30));
    trouble.onSchedulerEvent(SchedulerEventType.UNEXPECTED_ERROR);
    clock.advance(Duration.ofSeconds(69));
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).isEmpty();

    clock.advance(Duration.ofSeconds(2));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
  }

  @Test
  void a_text_that_is_on_its_way_does_not_go_beside_itself() throws InterruptedException {
    var story = cafe.story();
    Peers.textsTakeSeconds(3);
    story.write("Can you come on Tuesday?");
    var text = delivery(story, Channel.SMS).id();
    var working = Thread.ofVirtual().start(cafe::runJobs);
    await().until(() -> state(story, Channel.SMS) == DeliveryState.SENDING);

    clock.advance(Duration.ofHours(1));
    var taken = new Job(new Kind("taken over", story.company(), false), "");
    var later =
        CurrentCompany.call(story.company(), () -> deliver.deliver(Channel.SMS, taken, text));
    assertThat(later).isPresent();
    working.join();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
  }

  /// As where the database comes back after an hour, and a job looks abandoned whose worker is
  /// about to say what came of it.
  @Test
  void what_this_node_has_in_hand_is_not_begun_beside_itself_however_long_that_takes() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    var text = begin(story, sms).begun().lead().id();
    var mail = begin(story, email).begun().lead().id();
    clock.advance(Duration.ofHours(1));
    inHand.during(List.of(text, mail), cafe::runJobs);
    assertThat(Peers.textsTo(story.phone())).isEmpty();
    assertThat(Peers.mailTo(story.email())).isEmpty();

    clock.advance(Duration.ofSeconds(5));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void without_a_mail_server_the_mail_waits_and_the_text_goes() {
    var story = cafe.story();
    Peers.noMailServer();
    try {
      story.write("Can you come on Tuesday?");
      cafe.runJobs();
    } finally {
      Peers.mailServerIsBack();
    }

    assertThat(delivery(story, Channel.EMAIL).reason())
        .isEqualTo("Trying again: The mail server could not be reached");
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);

    clock.advance(Duration.ofSeconds(13));
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_mail_that_may_have_gone_stays_the_same_until_it_is_taken_whatever_is_said_in_between() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    var begun = begin(story, email);
    begun.handover().go();
    var first = Peers.mailTo(story.email()).getFirst();
    story.in(() ->
        outcomes.record(begun.begun(), null, Handed.not(Outcome.UNCERTAIN, "No answer", null)));
    Peers.noMailServer();
    try {
      cafe.runJobs();
      assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.UNKNOWN);
      story.write("Or on Wednesday?", "web:2");
      cafe.runJobs();
    } finally {
      Peers.mailServerIsBack();
    }

    for (var i = 0; i < 10; i++) {
      clock.advance(Duration.ofSeconds(13));
      cafe.runJobs();
    }

    var mails = Peers.mailTo(story.email());
    assertThat(mails).hasSize(2);
    assertThat(Peers.text(mails.getFirst())).startsWith("Can you come").doesNotContain("Wednesday");
    assertThat(MailClient.header(mails.getFirst(), "Message-ID"))
        .isEqualTo(MailClient.header(first, "Message-ID"));
    assertThat(Peers.text(mails.getLast()))
        .startsWith("Or on Wednesday?")
        .doesNotContain("Tuesday");
  }

  @Test
  void one_of_two_that_was_read_takes_the_other_with_it_out_of_no_mail_that_may_have_gone() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    var first = delivery(story, Channel.IN_APP);
    story.write("Or on Wednesday?", "web:2");
    var begun = begin(story, email).begun();
    assertThat(begun.batch()).hasSize(2);
    story.in(() -> outcomes.record(begun, null, Handed.not(Outcome.UNCERTAIN, "No answer", null)));
    story.in(() -> {
      deliveries.become(first.id(), DeliveryState.DELIVERED, null, null);
      return 0;
    });

    clock.advance(Duration.ofSeconds(13));
    cafe.runJobs();

    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void a_mail_that_may_have_gone_to_an_address_of_before_may_be_sent_anew() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    begin(story, email);
    story.in(() ->
        transaction.execute(_ ->
            sql.sql("update delivery set address = 'before@mail.example' where channel = 'EMAIL'")
                .update()));

    cafe.runJobs();

    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.FAILED);
    assertThat(delivery(story, Channel.EMAIL).reason()).endsWith("The address changed first");
    assertThat(delivery(story, Channel.EMAIL).mayRetry()).isTrue();
  }

  /// One text a second, say: much can happen until its turn.
  @Test
  void a_text_that_waits_for_its_turn_does_not_leave_after_a_stop_at_night_or_once_it_is_sent() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    var lead = begin(story, sms).begun().lead();
    assertThat(story.in(() -> atItsTurn.goes(lead))).isTrue();

    clock.set(Instant.parse("2026-06-02T04:00:10Z"));
    assertThat(story.in(() -> atItsTurn.goes(lead))).isFalse();
    clock.set(NOON);
    var stop = OptOutWish.saidByProvider("STOP");
    story.in(() -> optOuts.add(story.phone(), stop));
    assertThat(story.in(() -> atItsTurn.goes(lead))).isFalse();

    var other = cafe.story();
    other.write("Can you come on Tuesday?");
    var sent = begin(other, sms).begun().lead();
    other.in(() -> {
      deliveries.become(sent.id(), DeliveryState.SENT, null, null);
      return 0;
    });
    assertThat(other.in(() -> atItsTurn.goes(sent))).isFalse();
  }

  @Test
  void a_text_that_is_cut_off_again_and_again_does_not_go_for_ever() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    for (var times = 0; times <= 3; times++) {
      begin(story, sms);
      cafe.runJobs();
      assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENDING);
      assertThat(Peers.textsTo(story.phone())).isEmpty();
      clock.advance(Duration.ofSeconds(26));
    }

    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).isEmpty();
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(delivery(story, Channel.SMS).mayRetry()).isTrue();
  }

  @Test
  void a_text_that_was_cut_off_in_the_evening_goes_in_the_morning() {
    clock.set(Instant.parse("2026-06-02T03:59:30Z"));
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    begin(story, sms);
    clock.set(Instant.parse("2026-06-02T06:00:00Z"));
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).isEmpty();

    clock.set(Instant.parse("2026-06-02T16:00:00Z"));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void what_was_cut_off_is_given_up_after_a_day() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    begin(story, sms);
    clock.advance(Duration.ofDays(1));

    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).isEmpty();
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void a_mail_that_may_have_gone_is_no_failure_once_its_message_was_read() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    begin(story, email);
    story.in(() -> {
      deliveries.become(delivery(story, Channel.IN_APP).id(), DeliveryState.DELIVERED, null, null);
      return 0;
    });

    cafe.runJobs();

    assertSkipped(story, Channel.EMAIL, "Read in the app");
  }

  @Test
  void what_never_got_to_the_other_side_says_nothing_about_it() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    var begun = begin(story, email).begun();
    circuits.failed("a server", "No answer");

    story.in(
        () -> outcomes.record(begun, "a server", Handed.here(Outcome.REFUSED, "No address", null)));

    assertThat(circuits.find("a server"))
        .hasValueSatisfying(it -> assertThat(it.failures()).isOne());
    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.FAILED);
  }

  private Step.Hand begin(Story story, Sender sender) {
    var channel = sender.equals(email) ? Channel.EMAIL : Channel.SMS;
    var waiting = delivery(story, channel);
    return (Step.Hand) story.in(() -> transaction.execute(_ -> next.of(waiting.id(), sender)));
  }

  private static Delivery delivery(Story story, Channel channel) {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == channel)
        .findFirst()
        .orElseThrow();
  }

  private static DeliveryState state(Story story, Channel channel) {
    return delivery(story, channel).state();
  }

  private static void assertSkipped(Story story, Channel channel, String reason) {
    assertThat(state(story, channel)).isEqualTo(DeliveryState.SKIPPED);
    assertThat(delivery(story, channel).reason()).isEqualTo(reason);
  }
}
