package earshot.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param perMinute how many requests each key may make a minute, over all nodes; 0 for any number
@ConfigurationProperties("earshot.api")
record ApiSettings(@DefaultValue("60000") int perMinute) {

  ApiSettings {
    if (perMinute < 0)
      throw new IllegalArgumentException(
          "earshot.api.per-minute (EARSHOT_API_PER_MINUTE): must be 0 or more, not " + perMinute);
  }
}
