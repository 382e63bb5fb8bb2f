package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.Peers;
import earshot.conversation.Channel;
import earshot.conversation.DeliveryState;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Single messages that waited together for a place: several deliveries in one job.
@NullMarked
@ChannelsTest
class DeliverSomeTest extends ToManyPeople {

  @Autowired private WaitingLine line;
  @Autowired private ApplicantClient program;

  @BeforeEach
  void nothing_else_waits() {
    server.forgetJobs();
  }

  @Test
  void it_reaches_each_by_mail_and_by_text_once_with_few_jobs() {
    var people = people(11);
    turnedAway(() -> write(people));

    line.callNext();

    assertThat(jobs())
        .containsExactly(
            "deliver-email-some, late",
            "deliver-email-some, late",
            "deliver-sms-some, late",
            "deliver-sms-some, late");
    assertThat(metrics()).contains("earshot_queue_due{channel=\"sms\"} 11.0");
    server.runJobs();

    assertReachedOnce(people);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void two_nodes_that_call_the_same_call_them_once() {
    var people = people(4);
    turnedAway(() -> write(people));
    line.callNext();
    for (var name : instances("deliver-sms-some"))
      JobName.parse(name)
          .numbers()
          .forEach(id ->
              ways.of(Channel.SMS)
                  .join(new Job(DeliverTask.kind(Channel.SMS, cafe.id), JobName.of(cafe.id, id))));

    line.callNext();

    assertThat(instances("deliver-sms-some")).hasSize(1);
    server.runJobs();
    assertReachedOnce(people);
  }

  @Test
  void who_comes_while_others_wait_stands_behind_them_without_looking_for_a_place() {
    var people = people(12);
    turnedAway(() -> {
      write(people.subList(0, 2));
      server.runJobs();
      write(people.subList(2, 12));
      assertThat(jobs()).hasSize(24).allMatch(it -> it.endsWith(", late"));
    });

    line.callNext();

    var first = JobName.parse(instances("deliver-sms-some").getFirst()).numbers();
    assertThat(first).hasSize(8).isSorted();
    server.runJobs();
    assertReachedOnce(people);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void who_is_declined_first_gets_nothing() {
    var people = people(6);
    var declined = people.get(3);
    turnedAway(() -> write(people));
    cafe.decline(cafe.maria, declined.application());

    called();

    assertBoth(declined, DeliveryState.SKIPPED, "The application was declined first");
    assertReachedOnce(without(people, declined));
  }

  @Test
  void two_messages_to_one_applicant_go_as_one() {
    var people = people(6);
    var twice = people.get(2);
    turnedAway(() -> {
      write(people);
      cafe.write(cafe.maria, twice.application(), "Or on Wednesday?");
    });

    called();

    assertThat(Peers.text(Peers.mailTo(twice.email()).getFirst()))
        .startsWith("Can you come on Tuesday?\n\nOr on Wednesday?\n");
    assertReachedOnce(people);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void who_was_written_to_within_a_minute_gets_it_together_with_what_follows() {
    var people = people(5);
    writtenToTwice(people);

    for (var person : people)
      assertBoth(person, DeliveryState.HELD, "for what follows within a minute, to go as one");

    turnedAway(() -> {
      for (var person : people) cafe.write(cafe.maria, person.application(), "Or on Wednesday?");
      clock.advance(Duration.ofMinutes(1));
    });
    called();

    for (var person : people) {
      assertWent(person, 2, 2);
      assertThat(Peers.text(Peers.mailTo(person.email()).getLast()))
          .startsWith("Are you there?\n\nOr on Wednesday?\n");
    }
    assertThat(jobs()).isEmpty();
  }

  @Test
  void what_had_to_wait_goes_in_its_time_with_the_others() {
    var people = people(5);
    writtenToTwice(people);

    turnedAway(() -> clock.advance(Duration.ofMinutes(1)));
    line.callNext();
    assertThat(jobs()).containsExactly("deliver-email-some, late", "deliver-sms-some, late");
    server.runJobs();

    for (var person : people) assertWent(person, 2, 2);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void an_answer_for_a_manager_goes_beside_what_goes_to_applicants() {
    var people = people(5);
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello");
    server.runJobs();
    turnedAway(() -> {
      write(people);
      cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello, Maria");
    });

    called();

    assertReachedOnce(people);
    assertThat(Peers.mailTo(cafe.maria.email())).hasSize(1);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void a_provider_with_a_problem_is_given_each_text_again_once_it_answers() {
    var people = people(6);
    turnedAway(() -> write(people));
    Peers.textsAreAnswered(aResponse().withStatus(503));

    called();

    var again = "Trying again: The text provider has a problem";
    people.forEach(it -> assertIs(it, Channel.SMS, DeliveryState.QUEUED, again));

    Peers.textsAreTaken();
    clock.advance(Duration.ofSeconds(13));
    server.runJobs();

    people.forEach(it -> assertWent(it, 1, 2));
    assertThat(jobs()).isEmpty();
  }

  @Test
  void one_that_breaks_does_not_stop_the_others() {
    var people = people(7);
    var broken = people.get(2);
    turnedAway(() -> write(people));
    breakFor(broken);

    called();

    assertWent(broken, 0, 0);
    assertReachedOnce(without(people, broken));
    assertThat(jobs()).containsExactly("deliver-email, late", "deliver-sms, late");

    clock.advance(Duration.ofDays(1));
    server.runJobs();
    mend();

    var why = "Gave up after a day: something broke in this server";
    assertBoth(broken, DeliveryState.FAILED, why);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void those_for_whom_there_is_no_place_after_all_wait_once_more() {
    var people = people(6);
    turnedAway(() -> write(people));
    line.callNext();

    turnedAway(() -> {});
    assertThat(jobs()).containsExactly("deliver-email-some, late", "deliver-sms-some, late");
    people.forEach(it -> assertWent(it, 0, 0));
    called();

    assertReachedOnce(people);
  }

  private void write(List<Person> people) {
    for (var person : people)
      cafe.write(cafe.maria, person.application(), "Can you come on Tuesday?");
  }

  /// And the second message was turned away before it was called.
  private void writtenToTwice(List<Person> people) {
    write(people);
    server.runJobs();
    turnedAway(() -> {
      for (var person : people) cafe.write(cafe.maria, person.application(), "Are you there?");
    });
    called();
  }

  /// All places are taken when the jobs for it come.
  private void turnedAway(Runnable work) {
    var taken = Map.of(Channel.EMAIL, places(Channel.EMAIL), Channel.SMS, places(Channel.SMS));
    work.run();
    server.runJobs();
    taken.forEach((channel, kinds) -> kinds.forEach(ways.of(channel)::leave));
  }

  private List<Kind> places(Channel channel) {
    var kinds = new ArrayList<Kind>();
    for (var company = -1; company >= -2; company--) {
      var kind = new Kind("others", company, false);
      for (var n = ways.of(channel).enter(new Job(kind, ""), 16); n > 0; n--) kinds.add(kind);
    }
    assertThat(kinds).hasSize(16);
    return kinds;
  }

  private String metrics() {
    return program
        .get("/actuator/prometheus", "Accept", "*/*", "Authorization", "Bearer let-me-look")
        .body();
  }

  private void called() {
    line.callNext();
    server.runJobs();
  }

  private List<String> instances(String task) {
    return sql.sql("select task_instance from scheduled_tasks where task_name = :task")
        .param("task", task)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
