package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Author;
import earshot.conversation.Channel;
import earshot.conversation.Conversations;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.conversation.History;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import earshot.email.InboundEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Messages that follow each other within a minute.
@NullMarked
@ChannelsTest
class TogetherTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  @Autowired private ObjectProvider<Scheduler> scheduler;
  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Conversations conversations;
  @Autowired private Deliveries deliveries;
  @Autowired private History history;
  @Autowired private InboundEmail inbound;
  @Autowired private JdbcClient sql;
  @Autowired private ApplicationEventPublisher events;
  private Story story;
  private int written;

  @BeforeEach
  void maria_has_written_at_noon() {
    clock.set(NOON);
    story = cafe.story();
    write("Can you come on Tuesday?");
  }

  @Test
  void what_went_while_the_clock_was_a_day_ahead_makes_nothing_wait_for_that_day() {
    clock.set(NOON.plus(Duration.ofDays(1)));
    write("Or on Wednesday?");
    clock.set(NOON.plusSeconds(120));

    write("At ten?");

    assertThat(mails()).hasSize(3);
    assertThat(texts()).hasSize(3);
  }

  @Test
  void what_was_put_off_while_the_clock_was_a_day_ahead_goes_once_it_is_put_back() {
    var watch = new ClockPutBack(clock, sql, scheduler, events);
    clock.set(NOON.plus(Duration.ofDays(1)));
    watch.look();
    write("Or on Wednesday?");
    write("At ten?");
    assertThat(mails()).hasSize(2);

    clock.set(NOON.plusSeconds(120));
    watch.look();
    cafe.runJobs();

    assertThat(mails()).hasSize(3);
    assertThat(texts()).hasSize(3);
  }

  @Test
  void the_first_goes_at_once_and_those_that_follow_go_as_one_mail_and_one_text() {
    clock.set(NOON.plusSeconds(20));
    write("Or on Wednesday?");
    clock.set(NOON.plusSeconds(59));
    write("At ten?");
    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(states(Channel.EMAIL))
        .containsExactly(DeliveryState.SENT, DeliveryState.HELD, DeliveryState.HELD);

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    assertThat(mails()).hasSize(2);
    assertThat(mails().getLast()).startsWith("Or on Wednesday?\n\nAt ten?\n");
    assertThat(mails().getLast()).doesNotContain("Tuesday");
    assertThat(texts()).hasSize(2);
    assertThat(texts().getLast())
        .startsWith("Maria at Harbor Cafe: Or on Wednesday?\n\nAt ten? http");
    assertThat(states(Channel.EMAIL)).containsOnly(DeliveryState.SENT);
    assertThat(states(Channel.SMS)).containsOnly(DeliveryState.SENT);

    clock.set(NOON.plusSeconds(600));
    cafe.runJobs();
    assertThat(mails()).hasSize(2);
    assertThat(texts()).hasSize(2);
  }

  @Test
  void what_comes_a_minute_later_goes_at_once_again() {
    clock.set(NOON.plusSeconds(60));
    write("Or on Wednesday?");

    assertThat(mails()).hasSize(2);
    assertThat(texts()).hasSize(2);
  }

  @Test
  void who_waits_says_for_what() {
    write("Or on Wednesday?");

    var waiting = delivery(2, Channel.EMAIL);
    assertThat(waiting.state()).isEqualTo(DeliveryState.HELD);
    assertThat(waiting.reason()).isEqualTo("for what follows within a minute, to go as one");
    assertThat(waiting.heldUntil()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void an_answer_in_between_is_answered_at_once() {
    clock.set(NOON.plusSeconds(10));
    write("Or on Wednesday?");
    clock.set(NOON.plusSeconds(20));
    story.answer("At what time?");
    clock.set(NOON.plusSeconds(30));
    write("At ten.");

    assertThat(mails()).hasSize(2);
    assertThat(mails().getLast()).startsWith("Or on Wednesday?\n\nAt ten.\n");
    assertThat(texts()).hasSize(2);
  }

  @Test
  void a_decline_in_between_stops_what_waits() {
    write("Or on Wednesday?");
    story.decline();

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    assertThat(mails()).hasSize(1);
    assertThat(texts()).hasSize(1);
    assertThat(delivery(2, Channel.EMAIL).state()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(delivery(1, Channel.EMAIL).state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void colleagues_who_write_together_are_told_apart() {
    write("Can you come on Wednesday?");
    var tom = story.colleague("Tom Becker", true);
    story.in(() ->
        conversations.send(
            new NewMessage(
                story.application(),
                new Author.OfStaff(tom),
                Via.WEB,
                "Bring a friend.",
                null,
                "t")));

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    assertThat(texts().getLast())
        .startsWith("Harbor Cafe: Maria: Can you come on Wednesday?\n\nTom: Bring a friend. http");
  }

  @Test
  void more_than_one_text_holds_goes_as_two_and_nothing_is_cut() {
    write("One " + "a".repeat(900));
    write("Two " + "b".repeat(900));

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();
    assertThat(texts()).hasSize(2);
    assertThat(texts().getLast()).contains("One").doesNotContain("Two");
    assertThat(mails()).hasSize(2);

    clock.set(NOON.plusSeconds(125));
    cafe.runJobs();
    assertThat(texts()).hasSize(3);
    assertThat(texts().getLast()).contains("Two " + "b".repeat(900) + " http");
    assertThat(mails()).hasSize(2);
  }

  @Test
  void the_mails_stand_in_one_thread() {
    write("Or on Wednesday?");
    write("At ten?");
    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();
    clock.set(NOON.plusSeconds(200));
    write("Hello?");

    var mails = Peers.mailTo(story.email());
    assertThat(mails).hasSize(3);
    assertThat(MailClient.header(mails.get(2), "References").split("\\s+"))
        .containsExactly(
            MailClient.header(mails.get(0), "Message-ID"),
            MailClient.header(mails.get(1), "Message-ID"));
  }

  @Test
  void a_bounce_of_the_mail_is_true_of_every_message_in_it() {
    write("Or on Wednesday?");
    write("At ten?");
    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();
    var lead = delivery(2, Channel.EMAIL).leads() ? 2 : 3;

    story.in(() -> {
      deliveries.become(
          delivery(lead, Channel.EMAIL).id(), DeliveryState.FAILED, "The mail came back", null);
      return 0;
    });

    assertThat(states(Channel.EMAIL))
        .containsExactly(DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.FAILED);
  }

  @Test
  void retry_sends_again_what_failed_together_and_only_once() {
    write("Or on Wednesday?");
    write("At ten?");
    Peers.textsAreAnswered(Peers.json(400, "{\"code\":21211,\"message\":\"Not valid\"}"));
    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();
    assertThat(states(Channel.SMS))
        .containsExactly(DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.FAILED);

    Peers.textsAreTaken();
    retry(3);
    retry(3);
    retry(2);
    cafe.runJobs();
    retry(2);
    cafe.runJobs();

    assertThat(states(Channel.SMS)).containsOnly(DeliveryState.SENT);
    assertThat(texts()).hasSize(3);
  }

  @Test
  void nothing_overtakes_what_the_other_side_did_not_take() {
    clock.set(NOON.plusSeconds(100));
    Peers.textsAreAnswered(aResponse().withStatus(503));
    write("Or on Wednesday?");
    Peers.textsAreTaken();
    write("At ten?");
    assertThat(texts()).hasSize(2);

    clock.advance(Duration.ofSeconds(15));
    cafe.runJobs();

    assertThat(texts()).hasSize(3);
    assertThat(texts().getLast()).contains("Or on Wednesday?\n\nAt ten?");
    assertThat(states(Channel.SMS)).containsOnly(DeliveryState.SENT);
  }

  @Test
  void what_was_read_in_the_app_while_it_waited_is_not_sent() {
    write("Or on Wednesday?");
    story.in(() -> {
      deliveries.become(delivery(2, Channel.IN_APP).id(), DeliveryState.DELIVERED, null, null);
      return 0;
    });

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    assertThat(mails()).hasSize(1);
    assertThat(texts()).hasSize(1);
    assertThat(delivery(2, Channel.SMS).reason()).isEqualTo("Read in the app");
  }

  @Test
  void an_applicant_who_writes_in_bits_makes_one_mail_for_a_manager_who_is_away() {
    answer("Yes");
    clock.set(NOON.plusSeconds(5));
    answer("Tuesday is fine");
    answer("At ten?");
    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    var mails = Peers.mailTo(story.maria().email());
    assertThat(mails).hasSize(2);
    assertThat(Peers.text(mails.getLast())).startsWith("Tuesday is fine\n\nAt ten?\n");
    assertThat(MailClient.header(mails.getLast(), "References"))
        .endsWith(MailClient.header(mails.getFirst(), "Message-ID"));
  }

  @Test
  void a_manager_reads_some_of_it_and_is_mailed_the_rest() {
    answer("Yes");
    answer("Tuesday is fine");
    answer("At ten?");
    CurrentCompany.run(
        story.company(), () -> history.markRead(story.maria(), story.application(), 3));

    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    assertThat(Peers.text(Peers.mailTo(story.maria().email()).getLast())).startsWith("At ten?\n");
  }

  @Test
  void an_answer_to_the_mail_of_several_lands_in_the_conversation() {
    write("Or on Wednesday?");
    write("At ten?");
    clock.set(NOON.plusSeconds(60));
    cafe.runJobs();

    inbound.receive(
        MailClient.reply(Peers.mailTo(story.email()).getLast(), story.email(), "Wednesday!"));

    assertThat(story.lastMessage().body()).isEqualTo("Wednesday!");
  }

  @Test
  void texts_of_a_night_go_as_one_in_the_morning() {
    clock.set(Instant.parse("2026-06-02T05:30:00Z"));
    write("Are you up?");
    clock.advance(Duration.ofHours(2));
    write("See you tomorrow.");

    clock.set(Instant.parse("2026-06-02T15:00:00Z"));
    cafe.runJobs();

    assertThat(texts()).hasSize(2);
    assertThat(texts().getLast()).contains("Are you up?\n\nSee you tomorrow.");
    assertThat(mails()).hasSize(3);
  }

  private void write(String words) {
    story.write(words, "web:" + ++written);
    cafe.runJobs();
  }

  private void answer(String words) {
    story.answer(words);
    cafe.runJobs();
  }

  private void retry(int seq) {
    CurrentCompany.run(
        story.company(),
        () -> deliveries.retry(story.maria(), story.application(), seq, Channel.SMS));
  }

  private List<String> mails() {
    return Peers.mailTo(story.email()).stream().map(Peers::text).toList();
  }

  private List<String> texts() {
    return Peers.textsTo(story.phone()).stream().map(Peers.Text::body).toList();
  }

  private List<DeliveryState> states(Channel channel) {
    return story.messages().stream()
        .flatMap(message -> message.deliveries().stream())
        .filter(delivery -> delivery.channel() == channel)
        .map(Delivery::state)
        .toList();
  }

  private Delivery delivery(int seq, Channel channel) {
    return story.messages().stream()
        .filter(message -> message.seq() == seq)
        .flatMap(message -> message.deliveries().stream())
        .filter(delivery -> delivery.channel() == channel)
        .findFirst()
        .orElseThrow();
  }
}
