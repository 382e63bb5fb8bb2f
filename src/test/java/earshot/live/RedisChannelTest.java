package earshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.seal.Seal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// A copy of an installation has its secret and another number of the database.
@NullMarked
@EarshotTest
class RedisChannelTest {

  @Autowired private Seal seal;

  @Test
  void copies_of_an_installation_do_not_hear_each_other_wherever_the_number_is_said() {
    var original = channel("url=redis://127.0.0.1/0");

    assertThat(channel("url=redis://127.0.0.1/1")).isNotEqualTo(original);
    assertThat(channel("database=1"))
        .isNotEqualTo(original)
        .isEqualTo(channel("url=redis://127.0.0.1/1"));
    assertThat(channel("host=127.0.0.1")).isEqualTo(original);
  }

  private String channel(String... settings) {
    var found = new AtomicReference<@Nullable String>();
    var runner =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class));
    for (var setting : settings) runner = runner.withPropertyValues("spring.data.redis." + setting);
    runner.run(context ->
        found.set(
            RedisConfiguration.channel(seal, context.getBean(DataRedisConnectionDetails.class))));
    return Objects.requireNonNull(found.get());
  }
}
