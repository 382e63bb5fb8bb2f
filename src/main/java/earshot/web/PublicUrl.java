package earshot.web;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The server's address as people outside know it, for the links in mails and texts.
@Component
public final class PublicUrl {

  private static final Pattern NUMBER = Pattern.compile("[0-9.]+|\\[.*");

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

  /// The server's address by a name, as browsers want it for passkeys: none where it is set by a
  /// number; on this machine alone it is `localhost`.
  public Optional<URI> byName() {
    var address = settings.publicUrl();
    if (address == null) return Optional.of(URI.create("http://localhost:" + of("/").getPort()));
    return Optional.of(address).filter(it -> !NUMBER.matcher(it.getHost()).matches());
  }

  // The port in use is known only once the server listens: it may have been any free one.
  private URI onThisMachine() {
    String configured = environment.getProperty("server.port", "8080");
    return URI.create(
        "http://127.0.0.1:" + environment.getProperty("local.server.port", configured));
  }
}
