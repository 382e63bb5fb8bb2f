package earshot.setup;

import earshot.database.SpareDatabase;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/// A database of its own for a server that has no company yet.
@Order(1)
final class EmptyServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("spring.datasource.url=" + SpareDatabase.make("firstrun").url())
        .applyTo(context);
  }
}
