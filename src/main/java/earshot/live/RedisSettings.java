package earshot.live;

import earshot.database.CannotStart;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// The settings under `spring.data.redis`, all of those of Spring Boot. One that says something
/// means that nodes talk by Redis.
public final class RedisSettings {

  private static final Bindable<Map<String, Object>> ALL =
      Bindable.mapOf(String.class, Object.class);

  private RedisSettings() {}

  static boolean isSet(Environment settings) {
    return isSet(Binder.get(settings));
  }

  /// @throws CannotStart with a line that names the setting
  public static void refuseWrong(Binder settings) {
    if (!isSet(settings)) return;
    var port = settings.bind("spring.data.redis.port", Integer.class).orElse(6379);
    if (port < 1 || port > 65535)
      throw new CannotStart(
          "spring.data.redis.port (SPRING_DATA_REDIS_PORT): must be from 1 to 65535, not " + port);
    var url = settings.bind("spring.data.redis.url", String.class).orElse("redis://");
    if (!url.matches("rediss?://.*"))
      throw new CannotStart(
          "spring.data.redis.url (SPRING_DATA_REDIS_URL): must begin with redis:// or rediss://");
  }

  private static boolean isSet(Binder settings) {
    return settings
        .bind("spring.data.redis", ALL)
        .map(set -> set.values().stream().anyMatch(value -> !Objects.toString(value).isBlank()))
        .orElse(false);
  }
}
