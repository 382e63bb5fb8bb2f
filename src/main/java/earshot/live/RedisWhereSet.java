package earshot.live;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/// Has Spring Boot connect to Redis where that is set up, and nowhere look at what else it could do
/// with Spring Data: that costs each start time.
class RedisWhereSet implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String SPRING_DATA = "org.springframework.boot.data.";
  private static final String CONNECTION =
      "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration";

  private boolean set;

  @Override
  public void setEnvironment(Environment environment) {
    set = RedisSettings.isSet(environment);
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    var wanted = new boolean[names.length];
    for (var i = 0; i < names.length; i++) wanted[i] = isWanted(names[i]);
    return wanted;
  }

  /// It is also asked of what they are made of, which goes with them.
  private boolean isWanted(@Nullable String name) {
    if (name == null || !name.startsWith(SPRING_DATA) || !name.endsWith("AutoConfiguration"))
      return true;
    return set && name.equals(CONNECTION);
  }
}
