package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.DeliveryState;
import earshot.conversation.Message;
import earshot.conversation.Verdict;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The notice in the app.
@NullMarked
@ChannelsTest
class SeenTest {

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private ApplicantClient jamie;
  @Autowired private ApplicantClient lena;

  private Story story;

  @BeforeEach
  void maria_has_written_to_jamie_at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
  }

  @Test
  void opening_the_link_says_nothing_and_the_pages_script_says_it_was_seen() {
    var conversation = jamie.openLink(link(story));
    assertThat(inApp()).isEqualTo(DeliveryState.SENT);

    var answer = jamie.post(conversation + "/seen", Map.of("seq", "1"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(inApp()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void who_answers_without_the_script_has_what_the_page_showed_and_not_what_came_since() {
    var conversation = jamie.openLink(link(story));
    var form = Jsoup.parse(jamie.get(conversation).body());
    var shown = form.select("#latest form input[name=seen]").val();
    story.write("Or on Wednesday?");

    var answer =
        jamie.post(
            conversation + "/messages", Map.of("body", "Tuesday", "key", "k1", "seen", shown));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(story.messages())
        .extracting(Message::verdict)
        .startsWith(Verdict.REACHED, Verdict.UNDER_WAY);
  }

  @Test
  void nobody_says_so_of_anothers_conversation() {
    var another = cafe.story();
    another.write("Are you free?");
    cafe.runJobs();
    lena.openLink(link(another));

    var answer = lena.post(jamie.openLink(link(story)) + "/seen", Map.of("seq", "1"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(inApp()).isEqualTo(DeliveryState.SENT);
  }

  private DeliveryState inApp() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.IN_APP)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static String link(Story story) {
    var text = Peers.textsTo(story.phone()).getFirst().body();
    return text.substring(text.indexOf("/m/"));
  }
}
