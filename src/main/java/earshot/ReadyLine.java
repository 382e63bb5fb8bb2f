package earshot;

import earshot.web.PublicUrl;
import java.lang.management.ManagementFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Says where to go once the server is ready; first of all who have something to say then.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

  private final PublicUrl url;

  ReadyLine(PublicUrl url) {
    this.url = url;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    System.out.printf("%nEarshot is ready after %.1f s: %s%n", seconds, url.of("/"));
  }
}
