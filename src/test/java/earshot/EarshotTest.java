package earshot;

import earshot.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/// A test of the whole server on a free port. All such tests of a run share one server and one
/// database, and nothing is cleaned between them: each test makes a company of its own, which sees
/// nobody else's rows, usually by `@Autowired SmallCompany`. The [TestClock] shows the real time
/// again after each test.
@NullMarked
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.class, SmallCompanies.class, StaffClient.class, ApplicantClient.class})
@TestExecutionListeners(
    listeners = TestClock.Reset.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface EarshotTest {}
