package earshot;

import earshot.database.CannotStart;
import earshot.live.RedisSettings;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
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
    refuseEmpty(settings, "server.address", InetAddress.class);
    refuseEmpty(settings, "earshot.data-dir", Path.class);
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
  private static void refuseEmpty(Binder settings, String name, Class<?> type) {
    if (settings.bind(name, String.class).map(String::isBlank).orElse(false))
      throw new CannotStart(new WrongSetting(name, type, "").toString());
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
    var host = settings.bind("earshot.public-url", URI.class).map(URI::getHost).orElse("localhost");
    if (settings.bind("earshot.demo", Boolean.class).orElse(false) && !isHere(host)) {
      throw new CannotStart(
          "earshot.public-url (EARSHOT_PUBLIC_URL): must lead to this machine or be left out as long"
              + " as EARSHOT_DEMO is true, since the demo company's passwords are public");
    }
  }

  private static boolean isHere(String host) {
    if (host.equalsIgnoreCase("localhost")) return true;
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
