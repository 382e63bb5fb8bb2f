package earshot.channels;

import static earshot.language.Say.say;

import earshot.live.Echo;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/// Whether news crosses from node to node, and reaches pages without being held back on the way.
@Component
class LiveCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Echo echo;
  private final PublicUrl url;

  LiveCheck(Echo echo, PublicUrl url) {
    this.echo = echo;
    this.url = url;
  }

  @Override
  public Step step() {
    return Step.LIVE;
  }

  @Override
  public Finding run(Trial trial) throws InterruptedException {
    if (!echo.comesBack(PATIENCE))
      return Finding.wrong(
          say("An update given to the database did not come back."),
          say(
              "Connect to PostgreSQL directly: LISTEN does not work through a pool of transactions."));
    var away = String.join(", ", echo.away());
    if (!away.isEmpty())
      return Finding.wrong(
          say("Updates cross between nodes, but not by {0}.", away),
          say("See that {0} runs and can be reached.", away));
    return heldBack(trial);
  }

  /// Two events with a pause between them: held back, they come together.
  private Finding heldBack(Trial trial) throws InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var asked =
          HttpRequest.newBuilder(url.of("/checks/" + trial.id() + "/events"))
              .timeout(PATIENCE)
              .build();
      var times = new ArrayList<Long>();
      client
          .send(asked, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("data:"))
          .forEach(_ -> times.add(System.nanoTime()));
      if (times.size() < 2)
        return Finding.wrong(
            say("Events do not get through at the public address."), say("See Public address."));
      var pause = Duration.ofNanos(times.getLast() - times.getFirst());
      return pause.compareTo(CheckController.PAUSE.dividedBy(2)) > 0
          ? Finding.works(say("Updates cross between nodes and reach pages at once."))
          : Finding.wrong(
              say("Something between here and the public address holds events back."),
              say(
                  "Switch response buffering off in the proxy for event streams: /live, /my/live, /embed/live, /api/v1/events and /checks."));
    } catch (IOException unreachable) {
      return Finding.off(
          say("Updates cross between nodes; the public address does not answer."),
          say("See Public address."));
    }
  }
}
