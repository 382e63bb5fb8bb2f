package earshot.demo;

import earshot.ApplicantClient;
import earshot.HandScheduler;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.database.SpareDatabase;
import earshot.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/// A test of a server in demo mode that began on an empty database of its own. Its jobs run only
/// when a test says so.
@NullMarked
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"earshot.demo=true", "spring.datasource.hikari.maximum-pool-size=4"})
@ContextConfiguration(initializers = {TestDatabase.class, DemoTest.Empty.class})
@Import({
  TestClock.class,
  HandScheduler.class,
  StaffClient.class,
  ApplicantClient.class,
  DemoStory.class
})
@TestExecutionListeners(
    listeners = TestClock.Reset.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@interface DemoTest {

  /// An empty database.
  final class Empty implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("spring.datasource.url=" + SpareDatabase.make("demo").url())
          .applyTo(context);
    }
  }
}
