package earshot.channels;

import static earshot.language.Say.say;

import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/// Whether this server answers at the address that links and webhooks lead to.
@Component
class PublicUrlCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PublicUrl url;

  PublicUrlCheck(PublicUrl url) {
    this.url = url;
  }

  @Override
  public Step step() {
    return Step.PUBLIC_URL;
  }

  @Override
  public Finding run(Trial trial) throws InterruptedException {
    var address = url.of("/").toString();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var asked = HttpRequest.newBuilder(url.of("/checks/" + trial.id())).timeout(PATIENCE).build();
      var answer = client.send(asked, BodyHandlers.ofString());
      if (answer.statusCode() == 200 && answer.body().equals(CheckController.here(trial.id())))
        return found(address);
      return Finding.wrong(
          say("At {0} something else answers (status {1}).", address, answer.statusCode()),
          say(
              "Set EARSHOT_PUBLIC_URL to the address people open, and have the proxy pass every path on."));
    } catch (SSLException untrusted) {
      return Finding.wrong(
          say("The certificate at {0} is not trusted.", address),
          say("Give the proxy a certificate for that name."));
    } catch (IOException unreachable) {
      return Finding.wrong(
          say("Nothing answers at {0}.", address),
          say("Set EARSHOT_PUBLIC_URL to the address people open, and let this machine reach it."));
    }
  }

  private static Finding found(String address) {
    return address.contains("//127.0.0.1")
        ? Finding.works(
            say(
                "{0} leads to this server, on this machine only: links and webhooks do not work from outside.",
                address))
        : Finding.works(say("{0} leads to this server.", address));
  }
}
