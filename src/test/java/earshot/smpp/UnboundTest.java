package earshot.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.DeliveryState;
import earshot.peer.Circuits;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.test.context.TestPropertySource;

/// This node has no session with the message center; others may have theirs.
@NullMarked
@ChannelsTest
@TestPropertySource(
    properties = {
      "earshot.sms.provider=smpp",
      "earshot.sms.smpp.host=127.0.0.1",
      "earshot.sms.smpp.port=1",
      "earshot.sms.smpp.system-id=earshot",
      "earshot.sms.smpp.password=secret",
      "earshot.sms.smpp.from=+14155550111",
    })
class UnboundTest {

  private static final String PEER = "texts from +14155550111";

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Circuits circuits;
  @Autowired private HealthIndicator smsHealthIndicator;

  @BeforeEach
  void at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
  }

  @Test
  void texts_wait_for_a_node_that_has_one_and_the_center_is_not_blamed() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");

    cafe.runJobs();

    var text =
        story.deliveries().stream()
            .filter(it -> it.channel() == Channel.SMS)
            .findFirst()
            .orElseThrow();
    assertThat(text.state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(text.reason()).isEqualTo("Trying again: The text provider cannot be reached");
    assertThat(circuits.find(PEER)).isEmpty();
  }

  @Test
  void health_says_so() {
    var health = Objects.requireNonNull(smsHealthIndicator.health(true));

    assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(health.getDetails()).containsEntry("problem", "This node has no connection to it");
  }
}
