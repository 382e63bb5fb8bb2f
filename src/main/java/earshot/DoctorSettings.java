package earshot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/// What `doctor` needs to know of the server it is to test. The settings stand where the server
/// finds them, too: arguments, environment variables, a file.
///
/// @param server where that server answers, if it runs
/// @param token what it lets operators in by; empty where it is not known
/// @param phone which is to be texted; empty for none
record DoctorSettings(URI server, String token, String phone) {

  /// @throws RuntimeException if a setting is not what it should be; [StartFailures] knows why
  static DoctorSettings of(String... arguments) throws IOException {
    var settings = new StandardEnvironment();
    settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    return new DoctorSettings(
        server(settings), token(settings), settings.getProperty("phone", "").strip());
  }

  /// Where a server with these settings answers.
  static URI server(Environment settings, int port) {
    var address = Binder.get(settings).bind("server.address", InetAddress.class).orElse(null);
    var host =
        address == null || address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    try {
      return new URI("http", null, host, port, "/", null, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static URI server(Environment settings) {
    RefusedSettings.refusePortOutOfRange(Binder.get(settings));
    return server(settings, Binder.get(settings).bind("server.port", Integer.class).orElse(8080));
  }

  private static String token(Environment settings) throws IOException {
    var set = settings.getProperty("earshot.operations.token", "");
    if (StringUtils.hasText(set)) return set;
    var directory = settings.getProperty("earshot.data-dir", "data");
    var kept = Path.of(directory, "operations.token");
    return Files.isReadable(kept) ? Files.readString(kept).strip() : "";
  }
}
