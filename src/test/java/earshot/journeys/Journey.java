package earshot.journeys;

import earshot.SmallCompanies;
import earshot.TestClock;
import earshot.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/// A story played in Chromium. All of them share one server in demo mode, on a database of its own,
/// and each plays with applicants of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "earshot.demo=true")
@ContextConfiguration(initializers = TestDatabase.ForJourneys.class)
@Import({TestClock.class, SmallCompanies.class})
@TestExecutionListeners(
    listeners = TestClock.Reset.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@ExtendWith(Chromium.class)
@interface Journey {}
