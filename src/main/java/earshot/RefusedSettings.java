package earshot;

import earshot.database.CannotStart;
import earshot.live.RedisSettings;
import java.net.InetAddress;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Refuses, before anything is started, what the server must not or cannot be started with.
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = Binder.get(context.getEnvironment());
    refusePortOutOfRange(settings);
    refuseDemoBeyondLoopback(settings);
    refuseEmpty(settings, "server.address", "an address of this machine, or 0.0.0.0 for all");
    refuseEmpty(settings, "earshot.data-dir", "a path");
    refuseDemoUnderAPublicName(settings);
    RedisSettings.refuseWrong(settings);
  }

  static void refusePortOutOfRange(Binder settings) {
    int port = settings.bind("server.port", Integer.class).orElse(8080);
    if (port < 0 || port > 65535) {
      throw new CannotStart("server.port (SERVER_PORT): must be from 0 to 65535, not " + port);
    }
  }

  /// An empty one would be taken for all addresses, or for no directory.
  private static void refuseEmpty(Binder settings, String name, String expected) {
    if (settings.bind(name, String.class).map(String::isBlank).orElse(false)) {
      var variable = name.replace("-", "_").replace('.', '_').toUpperCase(Locale.ROOT);
      throw new CannotStart("%s (%s): must be %s".formatted(name, variable, expected));
    }
  }

  private static void refuseDemoBeyondLoopback(Binder settings) {
    var address = settings.bind("server.address", InetAddress.class);
    boolean loopback = address.map(InetAddress::isLoopbackAddress).orElse(false);
    if (settings.bind("earshot.demo", Boolean.class).orElse(false) && !loopback) {
      throw new CannotStart(
          "server.address (SERVER_ADDRESS): must be 127.0.0.1 as long as EARSHOT_DEMO is true,"
              + " since the demo company's passwords are public");
    }
  }

  /// Behind a proxy everybody would be on this machine.
  private static void refuseDemoUnderAPublicName(Binder settings) {
    var url = settings.bind("earshot.public-url", String.class).orElse("");
    if (settings.bind("earshot.demo", Boolean.class).orElse(false) && !isHere(url)) {
      throw new CannotStart(
          "earshot.public-url (EARSHOT_PUBLIC_URL): must lead to this machine or be left out as long"
              + " as EARSHOT_DEMO is true, since the demo company's passwords are public");
    }
  }

  /// What is no URL is refused elsewhere.
  private static boolean isHere(String url) {
    var host = url.replaceFirst("^https?://", "").replaceFirst("(:\\d+)?/?$", "");
    if (host.isEmpty() || host.equalsIgnoreCase("localhost")) return true;
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
