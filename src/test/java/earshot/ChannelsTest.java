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

/// A test of a server that sends: its mail goes to an SMTP server, its texts to an HTTP server that
/// answers as Twilio does, see [Peers]. Its jobs run only when a test says so ([HandScheduler]),
/// hence a database of its own, where no other server takes them.
@NullMarked
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.hikari.maximum-pool-size=4",
      "earshot.email.domain=replies.harborcafe.example",
      "earshot.email.inbound-secret=let-mail-in",
      "earshot.sign-up=invitation",
      "earshot.sign-up-invitation=come-in-and-see-us",
      "earshot.email.per-second=0",
      "earshot.notification.line-watch=1h", // tests look at the line themselves
      "earshot.operations.token=let-me-look",
      "earshot.sms.inbound-secret=let-texts-in",
      "earshot.sms.per-second=0",
      "earshot.single-sign-on.private-providers=true"
    })
@ContextConfiguration(initializers = {TestDatabase.class, Peers.class})
@Import({
  TestClock.class,
  HandScheduler.class,
  HarborCafe.class,
  ApplicantClient.class,
  SmallCompanies.class,
  StaffClient.class
})
@TestExecutionListeners(
    listeners = {TestClock.Reset.class, Peers.Reset.class},
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface ChannelsTest {}
