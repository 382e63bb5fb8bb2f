package earshot.database;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/// What the driver is told of every connection, in the pool and outside it: above all how long it
/// waits.
record DriverSettings(Map<String, String> values) {

  private static final String OF_THE_POOL = "spring.datasource.hikari.data-source-properties";

  static DriverSettings in(Environment environment) {
    var ofThePool = Bindable.mapOf(String.class, String.class);
    return new DriverSettings(
        Binder.get(environment).bind(OF_THE_POOL, ofThePool).orElse(Map.of()));
  }

  /// With the login. What the URL says comes before them.
  Properties of(JdbcConnectionDetails database) {
    var properties = new Properties();
    properties.putAll(values);
    setIfPresent(properties, "user", database.getUsername());
    setIfPresent(properties, "password", database.getPassword());
    return properties;
  }

  /// A migration may take as long as it needs, as where it makes an index.
  static String withoutLimit(String url) {
    return url + (url.contains("?") ? "&" : "?") + "tcpKeepAlive=true&socketTimeout=0";
  }

  private static void setIfPresent(Properties properties, String key, @Nullable String value) {
    if (value != null) properties.setProperty(key, value);
  }
}
