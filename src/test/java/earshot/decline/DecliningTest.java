package earshot.decline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.Together;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryChanged;
import earshot.conversation.DeliveryState;
import earshot.conversation.InvalidMessage;
import earshot.hiring.Applications;
import earshot.hiring.DeclineReason;
import earshot.hiring.Stage;
import earshot.hiring.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@NullMarked
@ChannelsTest
@RecordApplicationEvents
class DecliningTest {

  private static final Instant NOON = Instant.parse("2026-06-03T19:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-06-04T05:30:00Z");
  private static final Why WHY = new Why(DeclineReason.HOURS, "no weekends");

  @Autowired private HarborCafe cafe;
  @Autowired private Declining declining;
  @Autowired private Applications applications;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEvents events;

  @BeforeEach
  void at_noon() {
    clock.set(NOON);
  }

  @Test
  void the_last_words_go_out_though_the_conversation_is_closed() {
    var story = cafe.story();

    decline(story, "Thank you, {{applicant.first_name}}.");
    later(Duration.ofSeconds(11));

    assertThat(stage(story)).isEqualTo(Stage.DECLINED);
    assertThat(story.lastMessage().body()).isEqualTo("Thank you, Jamie.");
    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void their_mail_does_not_ask_for_an_answer() {
    var story = cafe.story();
    story.write("Hello");
    cafe.runJobs();

    decline(story, "Thank you.");
    later(Duration.ofMinutes(2));

    var mails = Peers.mailTo(story.email());
    assertThat(Peers.text(mails.getFirst())).contains("reply to this email");
    assertThat(Peers.text(mails.getLast()))
        .contains("Thank you.")
        .doesNotContain("reply to this email", "no weekends", "Hours do not fit");
  }

  @Test
  void what_waited_is_skipped_at_once_and_says_why() {
    var story = cafe.story();
    clock.set(NIGHT);
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.HELD);

    decline(story, "Thank you.");

    var before = story.messages().getFirst().deliveries();
    var text = before.stream().filter(it -> it.channel() == Channel.SMS).findFirst().orElseThrow();
    assertThat(text.state()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(text.reason()).isEqualTo("The application was declined first");
    assertThat(events.stream(DeliveryChanged.class))
        .contains(
            new DeliveryChanged(
                text.conversationId(), text.seq(), Channel.SMS, DeliveryState.SKIPPED));
    later(Duration.ofHours(12));
    assertThat(Peers.textsTo(story.phone()))
        .singleElement()
        .matches(it -> it.body().contains("Thank you.") && !it.body().contains("Tuesday"));
  }

  /// As when a browser whose line broke asks again.
  @Test
  void declined_twice_at_once_it_is_declined_once_and_nobody_is_refused() {
    for (var n = 0; n < 5; n++) {
      var story = cafe.story();

      Together.times(
          3,
          () -> {
            decline(story, "Thank you.");
            return true;
          });

      assertThat(stage(story)).isEqualTo(Stage.DECLINED);
      assertThat(story.messages()).hasSize(1);
    }
  }

  @Test
  void undoing_takes_back_last_words_that_have_not_gone() {
    var story = cafe.story();
    decline(story, "Thank you.");
    cafe.runJobs();

    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.HELD);
    story.in(() -> declining.undo(story.maria(), story.application()));
    later(Duration.ofHours(1));

    assertThat(stage(story)).isEqualTo(Stage.NEW);
    assertThat(Peers.mailTo(story.email())).isEmpty();
    assertThat(Peers.textsTo(story.phone())).isEmpty();
    assertThat(story.deliveries())
        .allMatch(it -> it.state() == DeliveryState.SKIPPED)
        .allMatch(it -> "The decline was undone first".equals(it.reason()));
    story.write("Sorry, that was a mistake.");
    later(Duration.ofMinutes(2));
    assertThat(Peers.mailTo(story.email())).hasSize(1);
  }

  @Test
  void undoing_takes_back_only_what_has_not_gone() {
    var story = cafe.story();
    clock.set(NIGHT);
    decline(story, "Thank you.");
    later(Duration.ofSeconds(11));

    story.in(() -> declining.undo(story.maria(), story.application()));
    later(Duration.ofHours(12));

    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.textsTo(story.phone())).isEmpty();
    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SKIPPED);
    assertThat(state(story, Channel.IN_APP)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void the_same_form_twice_is_one_message() {
    var story = cafe.story();

    assertThat(decline(story, "Thank you.").applications()).hasSize(1);
    assertThat(decline(story, "Thank you.").applications()).isEmpty();

    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void a_text_that_cannot_be_sent_declines_nobody() {
    var story = cafe.story();

    assertThatExceptionOfType(InvalidMessage.class)
        .isThrownBy(() -> decline(story, "Hi {{applicant.nickname}}"));

    assertThat(stage(story)).isEqualTo(Stage.NEW);
  }

  @Test
  void the_reason_goes_with_the_undo() {
    var story = cafe.story();
    decline(story, "");

    var decline = story.in(() -> applications.declineOf(story.application())).orElseThrow();
    assertThat(decline.why().line()).isEqualTo("Hours do not fit: no weekends");
    assertThat(decline.by()).isEqualTo("Maria Lopez");
    assertThat(decline.messaged()).isFalse();
    story.in(() -> declining.undo(story.maria(), story.application()));
    assertThat(story.in(() -> applications.declineOf(story.application()))).isEmpty();
  }

  private Declined decline(Story story, String message) {
    return story.in(() ->
        declining.decline(
            story.maria(), List.of(story.application()), WHY, new LastWords(message, "form")));
  }

  private void later(Duration time) {
    cafe.runJobs();
    clock.advance(time);
    cafe.runJobs();
  }

  private Stage stage(Story story) {
    return story.in(() -> applications.find(story.application())).stage();
  }

  private static DeliveryState state(Story story, Channel channel) {
    return story.deliveries().stream()
        .filter(it -> it.channel() == channel)
        .map(Delivery::state)
        .findFirst()
        .orElseThrow();
  }
}
