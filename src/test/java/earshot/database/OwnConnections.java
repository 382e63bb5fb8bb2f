package earshot.database;

import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.mock.env.MockEnvironment;

/// Connections outside the pool to somewhere else than the tests' own PostgreSQL.
@NullMarked
public final class OwnConnections {

  private OwnConnections() {}

  /// @param driver what the driver is told beside the URL
  public static OwnConnection to(String url, Map<String, String> driver) {
    var place = new DataSourceProperties();
    place.setUrl(url);
    place.setUsername("earshot");
    place.setPassword("none");
    var settings = new MockEnvironment();
    driver.forEach((name, value) ->
        settings.setProperty("spring.datasource.hikari.data-source-properties." + name, value));
    return new OwnConnection(new ExternalDatabase(place), settings);
  }
}
