package earshot.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// How long the port stays open when the server ends, beside what proxies are given: of silence
/// that grows by a quarter of a second each time it is asked for, so that no busy machine counts.
@NullMarked
class LeavingTest {

  private final QuarterSeconds arrivals = new QuarterSeconds();
  private final Leaving leaving = new Leaving(arrivals, new NodeSettings(Duration.ZERO));

  @Test
  void silence_is_not_enough_where_no_proxy_was_told() throws Exception {
    assertThat(statusOf("POST")).isEqualTo(200);
    arrivals.turnAway();
    assertThat(statusOf("POST")).isEqualTo(421);

    assertThat(silenceToLeave()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_proxy_that_was_told_is_waited_for_shortly() throws Exception {
    arrivals.turnAway();
    assertThat(statusOf("GET")).isEqualTo(502);

    assertThat(silenceToLeave()).isEqualTo(Duration.ofMillis(250));
  }

  private Duration silenceToLeave() {
    leaving.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    return arrivals.silence;
  }

  private int statusOf(String method) throws ServletException, IOException {
    var response = new MockHttpServletResponse();
    arrivals.doFilter(
        new MockHttpServletRequest(method, "/applications"), response, new MockFilterChain());
    return response.getStatus();
  }

  private static final class QuarterSeconds extends Arrivals {

    private transient Duration silence = Duration.ofMillis(-250);

    @Override
    Duration sinceLast() {
      silence = silence.plusMillis(250);
      return silence;
    }
  }
}
