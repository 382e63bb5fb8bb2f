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

/// How long the port stays open when the server ends, beside what proxies are given.
@NullMarked
class LeavingTest {

  private final Arrivals arrivals = new Arrivals();
  private final Leaving leaving = new Leaving(arrivals, new NodeSettings(Duration.ZERO));

  @Test
  void silence_is_not_enough_where_no_proxy_was_told() throws Exception {
    assertThat(statusOf("POST")).isEqualTo(200);
    arrivals.turnAway();
    assertThat(statusOf("POST")).isEqualTo(421);

    assertThat(timeToLeave()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
  }

  @Test
  void a_proxy_that_was_told_is_waited_for_shortly() throws Exception {
    arrivals.turnAway();
    assertThat(statusOf("GET")).isEqualTo(502);

    assertThat(timeToLeave()).isBetween(Duration.ofMillis(100), Duration.ofMillis(900));
  }

  private Duration timeToLeave() {
    var began = System.nanoTime();
    leaving.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private int statusOf(String method) throws ServletException, IOException {
    var response = new MockHttpServletResponse();
    arrivals.doFilter(
        new MockHttpServletRequest(method, "/applications"), response, new MockFilterChain());
    return response.getStatus();
  }
}
