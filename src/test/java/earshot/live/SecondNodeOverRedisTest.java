package earshot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.database.CannotStart;
import earshot.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.ContextConfiguration;
import redis.clients.jedis.Jedis;

/// The same with a Redis between them, which is stopped, frozen and started again.
@ContextConfiguration(initializers = TestRedis.class)
class SecondNodeOverRedisTest extends TwoNodes {

  @Autowired private StringRedisTemplate redis;

  @Override
  ApplicationContextInitializer<ConfigurableApplicationContext> settings() {
    return new TestRedis();
  }

  @Override
  void say(String nonsense) {
    redis.convertAndSend(channel(), nonsense);
  }

  @Override
  void cut() {
    try (var admin = admin()) {
      admin.sendCommand(() -> "CLIENT".getBytes(StandardCharsets.UTF_8), "KILL", "TYPE", "pubsub");
    }
  }

  @Test
  void it_is_redis_that_carries_them() {
    TestDatabase.administer("revoke execute on function pg_notify(text, text) from public");
    try (var page = pageThere()) {
      writeUntilHeard(page);
    } finally {
      TestDatabase.administer("grant execute on function pg_notify(text, text) to public");
    }
  }

  @Test
  void without_redis_they_go_by_postgresql_and_when_it_is_back_nobody_has_missed_one() {
    try (var page = pageThere()) {
      TestRedis.stop();
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Is Redis gone?");
      assertThat(page.next("message").seq()).isEqualTo(1);

      TestRedis.start();
      page.next("catchup");
      awaitLines();
      cafe.write(cafe.tom, cafe.lenaAsBarista, "It is back");
      assertThat(page.next("message").seq()).isEqualTo(2);
    }
  }

  @Test
  void a_redis_that_freezes_holds_up_one_update_by_its_timeout_and_none_after() {
    try (var page = pageThere()) {
      TestRedis.freeze();
      cafe.write(cafe.tom, cafe.lenaAsBarista, "One");
      assertThat(page.next("message").seq()).isEqualTo(1);
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Two");
      var soon = page.within(Duration.ofSeconds(1));
      assertThat(soon).hasValueSatisfying(heard -> assertThat(heard.seq()).isEqualTo(2));
    } finally {
      TestRedis.thaw();
    }
    awaitLines();
  }

  @Test
  void the_channel_is_named_by_the_installation() {
    assertThat(channel()).hasSizeGreaterThan(30);
  }

  @Test
  void a_wrong_password_is_refused_at_the_start_and_an_absent_redis_is_not() {
    assertThatThrownBy(() -> new RedisLine(template(TestRedis.port(), "wrong"), "any"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("SPRING_DATA_REDIS_PASSWORD")
        .hasMessageNotContaining("wrong ");
    assertThat(new RedisLine(template(1, ""), "any").name()).isEqualTo("Redis");
  }

  private static StringRedisTemplate template(int port, String password) {
    var place = new RedisStandaloneConfiguration("127.0.0.1", port);
    place.setPassword(password);
    var connections = new JedisConnectionFactory(place);
    connections.afterPropertiesSet();
    connections.start();
    return new StringRedisTemplate(connections);
  }

  private static String channel() {
    try (var admin = admin()) {
      var channels = admin.pubsubChannels("earshot-live-*");
      assertThat(channels).hasSize(1);
      return channels.getFirst();
    }
  }

  private static Jedis admin() {
    var admin = new Jedis("127.0.0.1", TestRedis.port());
    admin.auth(TestRedis.PASSWORD);
    return admin;
  }
}
