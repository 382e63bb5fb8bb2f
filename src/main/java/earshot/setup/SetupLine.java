package earshot.setup;

import earshot.web.PublicUrl;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Says where to go, and with which code, when the server is ready and has no company.
@Component
class SetupLine implements ApplicationListener<ApplicationReadyEvent> {

  private final FirstRun firstRun;
  private final PublicUrl url;

  SetupLine(FirstRun firstRun, PublicUrl url) {
    this.firstRun = firstRun;
    this.url = url;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    if (!firstRun.isWaiting()) return;
    System.out.printf(
        "No company is set up yet. Go to %s and enter the code %s%n",
        url.of("/setup"), firstRun.newCode());
  }
}
