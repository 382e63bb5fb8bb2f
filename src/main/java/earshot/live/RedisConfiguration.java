package earshot.live;

import earshot.seal.Seal;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.JedisClientConfigurationBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Redis between the nodes, where it is set up.
@Configuration(proxyBeanMethods = false)
@Conditional(RedisConfiguration.WhereSet.class)
class RedisConfiguration {

  static class WhereSet implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return RedisSettings.isSet(context.getEnvironment());
    }
  }

  /// What Redis passes on reaches listeners of all its databases. So the channel's name holds a
  /// secret of the installation, and the number of the database to tell a copy of an installation,
  /// which has the same secret, from its original.
  @Bean
  @Order(1)
  RedisLine redisLine(StringRedisTemplate redis, Seal seal, DataRedisConnectionDetails place) {
    return new RedisLine(redis, channel(seal, place));
  }

  static String channel(Seal seal, DataRedisConnectionDetails place) {
    return "earshot-live-" + seal.close("live-updates", number(place));
  }

  /// Wherever it was said: it may stand in the address, too.
  private static int number(DataRedisConnectionDetails place) {
    var watched = place.getSentinel();
    if (watched != null) return watched.getDatabase();
    var single = place.getStandalone();
    return single == null ? 0 : single.getDatabase();
  }

  /// A Redis that vanished sends nothing: see [RedisLine#pulse].
  @Bean
  JedisClientConfigurationBuilderCustomizer silenceIsAnEnd() {
    var longest = (int) Duration.ofSeconds(25).toMillis();
    return builder ->
        builder.customizeClientConfig(client -> client.blockingSocketTimeoutMillis(longest));
  }
}
