package earshot.web;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The server's address as people outside know it, for the links in mails and texts.
@Component
public final class PublicUrl {

  private final ServerSettings settings;
  private final Environment environment;

  PublicUrl(ServerSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /// The whole URL of a path that begins with `/`.
  public URI of(String path) {
    URI base = settings.publicUrl() == null ? onThisMachine() : settings.publicUrl();
    return base.resolve(path);
  }

  // The port in use is known only once the server listens: it may have been any free one.
  private URI onThisMachine() {
    String configured = environment.getProperty("server.port", "8080");
    return URI.create(
        "http://127.0.0.1:" + environment.getProperty("local.server.port", configured));
  }
}
