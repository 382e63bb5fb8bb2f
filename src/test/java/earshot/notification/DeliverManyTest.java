package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import earshot.ChannelsTest;
import earshot.Peers;
import earshot.bulk.BulkMessages;
import earshot.bulk.Recipients.Ticked;
import earshot.conversation.Channel;
import earshot.conversation.DeliveryState;
import earshot.database.CurrentCompany;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import earshot.notification.Next.Step.Hand;
import earshot.notification.Outcomes.Ended;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import earshot.sms.Receipt;
import earshot.sms.Receipts;
import earshot.unsubscribe.MailStops;
import earshot.unsubscribe.UnwantedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A bulk message on its way: many deliveries in one job.
@NullMarked
@ChannelsTest
class DeliverManyTest extends ToManyPeople {

  @Autowired private ManualScheduler scheduler;
  @Autowired private BulkMessages bulks;
  @Autowired private OptOuts optOuts;
  @Autowired private MailStops mailStops;
  @Autowired private Receipts receipts;
  @Autowired private Plain plain;
  @Autowired private Applicants applicants;
  @Autowired private UnwantedMail unwanted;
  @Autowired private EmailDelivery email;
  @Autowired private Outcomes outcomes;
  @Autowired private Deliver deliver;

  @Test
  void it_reaches_each_by_mail_and_by_text_once_with_few_jobs() {
    var people = stored(45);
    assertThat(jobs())
        .containsExactly(
            "deliver-email-many", "deliver-email-many", "deliver-sms-many", "deliver-sms-many");

    server.runJobs();

    assertReachedOnce(people);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void who_is_declined_first_gets_nothing() {
    var people = stored(20);
    var declined = people.get(3);
    cafe.decline(cafe.maria, declined.application());

    server.runJobs();

    assertBoth(declined, DeliveryState.SKIPPED, "The application was declined first");
    assertWent(declined, 0, 0);
    assertReachedOnce(without(people, declined));
  }

  @Test
  void who_wants_no_more_texts_or_mail_meanwhile_gets_none() {
    var people = stored(5);
    var noTexts = people.get(1);
    var noMail = people.get(2);
    var noneAboutThis = people.get(3);
    cafe.run(() -> optOuts.add(noTexts.phone(), OptOutWish.saidByProvider("STOP")));
    cafe.run(() -> mailStops.add(noMail.email(), null));
    cafe.run(() -> unwanted.add(noneAboutThis.id()));

    server.runJobs();

    assertIs(noTexts, Channel.SMS, DeliveryState.SKIPPED, "Opted out of texts");
    assertWent(noTexts, 1, 0);
    assertIs(noMail, Channel.EMAIL, DeliveryState.SKIPPED, "Unsubscribed from email");
    assertWent(noMail, 0, 1);
    assertIs(noneAboutThis, Channel.EMAIL, DeliveryState.SKIPPED, "Unsubscribed from email");
    assertWent(noneAboutThis, 0, 1);
    assertReachedOnce(without(people, noTexts, noMail, noneAboutThis));
  }

  @Test
  void who_was_written_to_within_a_minute_gets_it_together_with_what_follows() {
    var people = people(5);
    var written = people.get(1);
    cafe.write(cafe.maria, written.application(), "Hello");
    server.runJobs();
    store(people);

    server.runJobs();

    assertBoth(written, DeliveryState.HELD, "for what follows within a minute, to go as one");
    assertReachedOnce(without(people, written));

    cafe.write(cafe.maria, written.application(), "Or on Wednesday?");
    clock.advance(Duration.ofMinutes(1));
    server.runJobs();

    assertWent(written, 2, 2);
    assertThat(Peers.text(Peers.mailTo(written.email()).getLast()))
        .startsWith("Can you come on Tuesday?\n\nOr on Wednesday?\n");
    assertThat(jobs()).isEmpty();
  }

  @Test
  void who_has_the_page_open_has_a_little_time_to_read_it_there() {
    var people = stored(5);
    var hasRead = people.get(0);
    var reads = people.get(1);
    var looksAway = people.get(2);
    hasOnScreen(hasRead);
    hasPageOpen(reads);
    hasPageOpen(looksAway);

    server.runJobs();

    assertBoth(hasRead, DeliveryState.SKIPPED, "Read in the app");
    assertBoth(reads, DeliveryState.HELD, "as the applicant has the page open");
    assertBoth(looksAway, DeliveryState.HELD, "as the applicant has the page open");
    assertReachedOnce(without(people, hasRead, reads, looksAway));

    hasOnScreen(reads);
    clock.advance(Duration.ofSeconds(15));
    server.runJobs();

    assertBoth(reads, DeliveryState.SKIPPED, "Read in the app");
    assertWent(hasRead, 0, 0);
    assertWent(reads, 0, 0);
    assertReachedOnce(List.of(looksAway));
  }

  @Test
  void at_night_the_mails_go_and_the_texts_wait_for_the_morning_of_their_location() {
    clock.set(Instant.parse("2026-06-02T05:30:00Z"));
    var people = stored(10);

    server.runJobs();

    for (var person : people) {
      assertWent(person, 1, 0);
      assertIs(person, Channel.SMS, DeliveryState.HELD, "until 8:00 AM");
    }

    clock.set(Instant.parse("2026-06-02T12:00:00Z"));
    server.runJobs();

    assertReachedOnce(people);
  }

  @Test
  void what_waits_goes_to_the_phone_of_now() {
    clock.set(Instant.parse("2026-06-02T05:30:00Z"));
    var people = stored(3);
    server.runJobs();
    var moved = people.get(1);
    var phone = "+14155550" + (100 + cafe.id % 900);
    cafe.run(() ->
        applicants.change(
            moved.id(), new NewApplicant("First", "Last", moved.email(), phone, true)));

    clock.set(Instant.parse("2026-06-02T12:00:00Z"));
    server.runJobs();

    assertWent(moved, 1, 0);
    assertThat(Peers.textsTo(phone)).hasSize(1);
    assertReachedOnce(without(people, moved));
  }

  @Test
  void an_address_that_the_mail_server_refuses_has_failed_for_itself_alone() {
    var people = stored(10);
    var refused = people.get(4);
    // Longer than the lines the server takes.
    moveMail(refused, "repeat('a', 5000) || '@mail.example'");

    server.runJobs();

    assertThat(delivery(refused, Channel.EMAIL).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(delivery(refused, Channel.EMAIL).reason())
        .startsWith("The mail server refused: 500 Command too long");
    assertReachedOnce(without(people, refused));
    assertThat(jobs()).isEmpty();
  }

  @Test
  void a_provider_with_a_problem_is_given_each_text_again_once_it_answers() {
    var people = stored(DeliverMany.FEW + 4);
    Peers.textsAreAnswered(aResponse().withStatus(503));

    server.runJobs();

    var tried = people.stream().filter(it -> !Peers.textsTo(it.phone()).isEmpty()).toList();
    var others = without(people, tried.toArray(Person[]::new));
    assertThat(tried).hasSize(DeliverMany.FEW);
    var again = "Trying again: The text provider has a problem";
    tried.forEach(it -> assertIs(it, Channel.SMS, DeliveryState.QUEUED, again));
    var silent = "as the other side does not answer";
    others.forEach(it -> assertIs(it, Channel.SMS, DeliveryState.HELD, silent));

    Peers.textsAreTaken();
    clock.advance(Duration.ofSeconds(13));
    server.runJobs();

    tried.forEach(it -> assertWent(it, 1, 2));
    assertThat(tried).allMatch(it -> delivery(it, Channel.SMS).state() == DeliveryState.SENT);
    assertReachedOnce(others);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void a_text_is_delivered_by_its_receipt_even_by_one_that_came_before_its_name() {
    Peers.textsAreAnswered(
        Peers.json(
                201,
                "{\"sid\":\"SM%d{{formData request.body 'form' urlDecode=true}}{{form.To}}\"}"
                    .formatted(cafe.id))
            .withTransformers("response-template"));
    var people = stored(10);
    var early = people.get(2);
    var late = people.get(7);
    arrived(early);

    server.runJobs();

    assertThat(delivery(early, Channel.SMS).state()).isEqualTo(DeliveryState.DELIVERED);
    assertReachedOnce(without(people, early));

    arrived(late);

    assertThat(delivery(late, Channel.SMS).state()).isEqualTo(DeliveryState.DELIVERED);
    assertReachedOnce(without(people, early, late));
  }

  @Test
  void after_a_server_died_in_the_middle_nothing_that_went_goes_again() {
    var people = stored(5);
    var begun = begin(people.get(0));
    var went = new Ended(begun.begun(), cafe.in(() -> begun.handover().go()));
    cafe.in(() -> outcomes.record(sms.peer(), List.of(went)));
    var underWay = people.get(1);
    begin(underWay);

    server.runJobs();

    assertWent(underWay, 1, 0);
    assertThat(delivery(underWay, Channel.SMS).state()).isEqualTo(DeliveryState.SENDING);
    assertReachedOnce(without(people, underWay));
    assertThat(jobs()).containsExactly("deliver-sms-bulk, late");

    clock.advance(Duration.ofMinutes(2));
    server.runJobs();

    assertReachedOnce(people);
  }

  @Test
  void a_text_that_is_on_its_way_does_not_go_beside_itself() throws InterruptedException {
    var people = stored(3);
    var underWay = people.get(1);
    Peers.textsTakeSeconds(3);
    var working = Thread.ofVirtual().start(server::runJobs);
    await().until(() -> delivery(underWay, Channel.SMS).state() == DeliveryState.SENDING);

    clock.advance(Duration.ofHours(1));
    var taken = new Job(new Kind("taken over", cafe.id, false), "");
    var text = delivery(underWay, Channel.SMS).id();
    var later = CurrentCompany.call(cafe.id, () -> deliver.deliver(Channel.SMS, taken, text));
    assertThat(later).isPresent();
    working.join();

    assertReachedOnce(people);
  }

  @Test
  void a_mail_that_another_has_in_hand_does_not_go_beside_it() {
    var people = stored(3);
    var inHand = people.get(1);
    var mail = delivery(inHand, Channel.EMAIL).id();
    cafe.inTransaction(() -> plain.of(List.of(mail), email, true)).getFirst();

    server.runJobs();
    assertWent(inHand, 0, 1);
    assertReachedOnce(without(people, inHand));

    clock.advance(Duration.ofSeconds(16));
    server.runJobs();
    assertReachedOnce(people);
  }

  @Test
  void while_no_place_is_free_it_is_late_and_single_messages_pass_it() {
    var people = stored(5);
    var way = ways.of(Channel.SMS);
    var others = new Kind("others", cafe.id, true);
    var places = way.enter(new Job(others, ""), Integer.MAX_VALUE);
    try {
      cafe.write(cafe.tom, cafe.jamalAsBarista, "Are you there?");
      server.runJobs();

      people.forEach(it -> assertWent(it, 1, 0));
      assertThat(jobs()).containsExactly("deliver-sms-many, late");
      assertThat(Peers.textsTo(cafe.jamalsPhone)).hasSize(1);
    } finally {
      for (var place = 0; place < places; place++) way.leave(others);
    }

    clock.advance(Duration.ofMinutes(1));
    server.runJobs();

    assertReachedOnce(people);
  }

  @Test
  void one_that_breaks_does_not_stop_the_others() {
    var people = stored(20);
    var broken = people.get(2);
    breakFor(broken);

    server.runJobs();

    assertWent(broken, 0, 0);
    assertReachedOnce(without(people, broken));
    assertThat(jobs()).containsExactly("deliver-email-bulk, late", "deliver-sms-bulk, late");

    clock.advance(Duration.ofDays(1));
    server.runJobs();
    mend();

    var why = "Gave up after a day: something broke in this server";
    assertBoth(broken, DeliveryState.FAILED, why);
    assertThat(jobs()).isEmpty();
  }

  private List<Person> stored(int count) {
    var people = people(count);
    store(people);
    return people;
  }

  /// Maria's bulk message is stored, and nothing of it has gone yet.
  private void store(List<Person> people) {
    var recipients = new Ticked(people.stream().map(Person::application).toList());
    cafe.in(() -> bulks.send(cafe.maria, recipients, false, "Can you come on Tuesday?", "k"));
    clock.advance(BulkMessages.UNDO);
    scheduler.runAnyDueExecutions();
  }

  /// Takes the text in hand.
  private Hand begin(Person person) {
    var id = delivery(person, Channel.SMS).id();
    return cafe.inTransaction(() -> plain.of(List.of(id), sms, true)).getFirst();
  }

  private void hasPageOpen(Person person) {
    cafe.update(
        "insert into applicant_presence (applicant_id, seen_at) values (%d, '%s')"
            .formatted(person.id(), clock.instant()));
  }

  private void hasOnScreen(Person person) {
    change(person, Channel.IN_APP, "state = 'DELIVERED'");
  }

  private void arrived(Person person) {
    var name = "SM" + cafe.id + person.phone();
    receipts.take(Receipt.arrived(List.of(name), List.of(person.phone())));
  }
}
