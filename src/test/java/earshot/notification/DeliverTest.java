package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@ChannelsTest
class DeliverTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void a_message_reaches_the_applicant_three_ways_once_each() throws Exception {
    var story = cafe.story();

    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(states(story.deliveries()))
        .isEqualTo(
            Map.of(
                Channel.EMAIL, DeliveryState.SENT,
                Channel.SMS, DeliveryState.SENT,
                Channel.IN_APP, DeliveryState.SENT));
  }

  private static Map<Channel, DeliveryState> states(List<Delivery> deliveries) {
    return deliveries.stream().collect(Collectors.toMap(Delivery::channel, Delivery::state));
  }
}
