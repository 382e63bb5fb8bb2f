package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.Jobs;
import earshot.hiring.NewApplicant;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@NullMarked
@ChannelsTest
class DeliverTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-06-02T05:30:00Z");
  private static final Instant MORNING = Instant.parse("2026-06-02T15:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Applicants applicants;
  @Autowired private Applications applications;
  @Autowired private Jobs jobs;
  @Autowired private OptOuts optOuts;
  @Autowired private Deliver deliver;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void a_message_reaches_the_applicant_three_ways_once_each() {
    var story = cafe.story();

    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    cafe.runJobs();

    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
    assertThat(state(story, Channel.IN_APP)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void the_text_says_who_writes_and_ends_with_the_link() {
    var story = cafe.story();

    story.write("Can you come on Tuesday?");
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone()).getFirst().body())
        .matches(
            "Maria at Harbor Cafe: Can you come on Tuesday\\? http://127\\.0\\.0\\.1:\\d+/m/[\\w-]{24}");
  }

  @Test
  void a_message_submitted_twice_is_sent_once() {
    var story = cafe.story();

    var first = story.write("Can you come on Tuesday?", "web:1");
    var second = story.write("Can you come on Tuesday?", "web:1");
    cafe.runJobs();

    assertThat(second.seq()).isEqualTo(first.seq());
    assertThat(Peers.mailTo(story.email())).hasSize(1);
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
  }

  @Test
  void jobs_are_stored_with_the_message_or_not_at_all() {
    var story = cafe.story();

    story.in(() ->
        transaction.execute(status -> {
          story.write("Never mind");
          status.setRollbackOnly();
          return 0;
        }));

    assertThat(jobs(story)).isZero();
    story.write("Can you come on Tuesday?");
    assertThat(jobs(story)).isEqualTo(2);
  }

  @Test
  void deliveries_that_stay_long_at_the_database_leave_connections_to_others() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");
    for (var job : List.of("Cook", "Waiter"))
      story.writeAbout(story.alsoApplied(job), "Can you come on Wednesday?");
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      story.in(() ->
          transaction.execute(_ -> {
            var mails = queuedMails();
            mails.forEach(mail -> workers.execute(() -> deliver(story, mail)));
            Awaitility.await().until(this::deliveriesWait);
            return 0;
          }));
    }

    assertThat(Peers.mailTo(story.email())).hasSize(3);
  }

  /// Locks them.
  private List<Long> queuedMails() {
    return sql.sql("select id from delivery where channel = 'EMAIL' for update")
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private Optional<Later> deliver(Story story, long delivery) {
    return story.in(() ->
        deliver.deliver(
            Channel.EMAIL,
            new Job(new Kind("deliver-email", story.company(), false), ""),
            delivery));
  }

  /// Asked over another connection: the third of the deliveries takes none of the four there are.
  private boolean deliveriesWait() {
    return sql.sql("select count(*) from pg_locks where locktype = 'transactionid' and not granted")
            .query(Integer.class)
            .single()
        >= 2;
  }

  @Test
  void a_channel_that_cannot_be_used_is_skipped_with_its_reason() {
    var story = cafe.story(new NewApplicant("Lena", "Fischer", null, null, false));

    story.write("Can you come on Tuesday?");

    assertSkipped(story, Channel.EMAIL, "No email address on file");
    assertSkipped(story, Channel.SMS, "No phone number on file");
    assertThat(state(story, Channel.IN_APP)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void who_did_not_agree_to_texts_gets_none() {
    var story =
        cafe.story(new NewApplicant("Lena", "Fischer", "l@mail.example", "+14155550999", false));

    story.write("Can you come on Tuesday?");

    assertSkipped(story, Channel.SMS, "Did not agree to texts");
  }

  @Test
  void who_opted_out_gets_no_texts_from_anyone_in_the_company() {
    var story = cafe.story();
    story.in(() -> optOuts.add(story.phone(), OptOutWish.saidByProvider("STOP")));

    story.write("Can you come on Tuesday?");

    assertSkipped(story, Channel.SMS, "Opted out of texts");
  }

  @Test
  void what_has_not_gone_when_the_application_is_declined_never_goes() {
    var story = cafe.story();
    story.write("Can you come on Tuesday?");

    story.decline();
    cafe.runJobs();

    assertSkipped(story, Channel.EMAIL, "The application was declined first");
    assertSkipped(story, Channel.SMS, "The application was declined first");
    assertThat(Peers.mailTo(story.email())).isEmpty();
    assertThat(Peers.textsTo(story.phone())).isEmpty();
  }

  @Test
  void a_text_at_night_waits_until_eight_in_the_morning_of_the_location() {
    var story = cafe.story();
    clock.set(NIGHT);

    story.write("Can you come on Tuesday?");
    cafe.runJobs();

    assertThat(state(story, Channel.EMAIL)).isEqualTo(DeliveryState.SENT);
    var waiting = delivery(story, Channel.SMS);
    assertThat(waiting.state()).isEqualTo(DeliveryState.HELD);
    assertThat(waiting.reason()).isEqualTo("until 8:00 AM");
    assertThat(waiting.heldUntil()).isEqualTo(Instant.parse("2026-06-02T15:00:00Z"));
    assertThat(Peers.textsTo(story.phone())).isEmpty();

    clock.set(Instant.parse("2026-06-02T15:00:00Z"));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(state(story, Channel.SMS)).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void who_opts_out_while_a_text_waits_does_not_get_it() {
    var story = cafe.story();
    clock.set(NIGHT);
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    story.in(() -> optOuts.add(story.phone(), OptOutWish.saidByProvider("STOP")));

    clock.set(Instant.parse("2026-06-02T15:00:00Z"));
    cafe.runJobs();

    assertSkipped(story, Channel.SMS, "Opted out of texts");
    assertThat(Peers.textsTo(story.phone())).isEmpty();
  }

  @Test
  void what_waits_for_somebody_who_turns_out_to_be_known_goes_to_the_known_phone() {
    var story = cafe.story();
    var again = appliedAgain(story, "+14155550181");
    clock.set(NIGHT);
    story.writeAbout(again.application(), "Can you come on Tuesday?");
    cafe.runJobs();

    story.in(() -> applicants.verify(again.applicant(), story.email()));
    clock.set(MORNING);
    cafe.runJobs();

    assertThat(Peers.textsTo("+14155550181")).isEmpty();
    assertThat(Peers.textsTo(story.phone())).hasSize(1);
  }

  @Test
  void what_waits_for_somebody_who_turns_out_to_be_known_without_a_phone_is_skipped() {
    var story =
        cafe.story(new NewApplicant("Jamie", "Rivera", "phoneless@mail.example", null, false));
    var again = appliedAgain(story, "+14155550182");
    clock.set(NIGHT);
    story.writeAbout(again.application(), "Can you come on Tuesday?");
    cafe.runJobs();

    story.in(() -> applicants.verify(again.applicant(), story.email()));
    clock.set(MORNING);
    cafe.runJobs();

    var text = delivery(story.messagesOf(again.application()).getLast().deliveries(), Channel.SMS);
    assertThat(text.state()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(text.reason()).isEqualTo("No phone number on file");
    assertThat(Peers.textsTo("+14155550182")).isEmpty();
  }

  @Test
  void nothing_goes_to_an_address_that_is_not_the_one_of_now() {
    var story = cafe.story();
    clock.set(NIGHT);
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    story.in(() ->
        transaction.execute(_ ->
            sql.sql("update delivery set address = '+14155550183' where channel = 'SMS'")
                .update()));

    clock.set(MORNING);
    cafe.runJobs();

    assertSkipped(story, Channel.SMS, "The address changed first");
    assertThat(Peers.textsTo("+14155550183")).isEmpty();
  }

  private record Again(long applicant, long application) {}

  /// Jamie, whose address is confirmed, comes once more by the form, with another phone.
  private Again appliedAgain(Story story, String phone) {
    return story.in(() -> {
      applicants.verify(story.jamie(), story.email());
      var again = applicants.add(new NewApplicant("Jamie", "Rivera", story.email(), phone, true));
      var cook = jobs.add(story.location(), "Cook");
      return new Again(again, applications.apply(again, cook, clock.instant(), List.of(), null));
    });
  }

  private static Delivery delivery(Story story, Channel channel) {
    return delivery(story.deliveries(), channel);
  }

  private static Delivery delivery(List<Delivery> deliveries, Channel channel) {
    return deliveries.stream()
        .filter(delivery -> delivery.channel() == channel)
        .findFirst()
        .orElseThrow();
  }

  private static DeliveryState state(Story story, Channel channel) {
    return delivery(story, channel).state();
  }

  private static void assertSkipped(Story story, Channel channel, String reason) {
    assertThat(state(story, channel)).isEqualTo(DeliveryState.SKIPPED);
    assertThat(delivery(story, channel).reason()).isEqualTo(reason);
  }

  private int jobs(Story story) {
    return sql.sql("select count(*) from scheduled_tasks where task_instance like :name")
        .param("name", story.company() + ":%")
        .query(Integer.class)
        .single();
  }
}
