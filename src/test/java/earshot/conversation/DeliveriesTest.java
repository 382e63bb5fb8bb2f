package earshot.conversation;

import static earshot.conversation.DeliveryState.DELIVERED;
import static earshot.conversation.DeliveryState.FAILED;
import static earshot.conversation.DeliveryState.HELD;
import static earshot.conversation.DeliveryState.QUEUED;
import static earshot.conversation.DeliveryState.SENDING;
import static earshot.conversation.DeliveryState.SENT;
import static earshot.conversation.DeliveryState.SKIPPED;
import static earshot.conversation.DeliveryState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.User;
import earshot.language.Language;
import earshot.language.Say;
import earshot.web.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/// A delivery never goes back, whatever comes late or twice; only a person retries a failed one.
/// The deliveries here hang on an answer, where nothing else adds any.
@EarshotTest
@RecordApplicationEvents
class DeliveriesTest {

  private static final Set<DeliveryState> ON_THE_WAY = EnumSet.of(QUEUED, HELD, SENDING, UNKNOWN);

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Deliveries deliveries;
  @Autowired private DeliveryDatabase database;
  @Autowired private Batches batches;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEvents events;
  private int seq;

  @BeforeEach
  void an_answer() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    seq = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi").seq();
  }

  /// The reason is stored in English, whoever reads it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The phone is off or out of reach | El teléfono está apagado o fuera de cobertura
          Gave up after a day: The text provider is busy | Se abandonó después de un día: \
          El proveedor de mensajes de texto está ocupado
          The network rejected it (error 34) | La red lo rechazó (error 34)
          The mail server refused: 550 No such user | El servidor de correo lo rechazó: 550 No such user
          until 8:00 AM | hasta las 8:00 AM
          Something else | Something else
          """)
  void why_one_did_not_arrive_is_read_in_the_language_of_the_reader(String stored, String spanish) {
    var queued = add(new NewDelivery(Channel.SMS, "applicant", "+14155550132", null)).getFirst();
    cafe.run(() -> deliveries.become(queued, FAILED, stored, null));

    assertThat(find(queued).why()).isEqualTo(stored);
    assertThat(Say.in(Language.SPANISH, () -> find(queued).why())).isEqualTo(spanish);
  }

  @Test
  void one_that_can_be_made_is_queued_and_one_that_cannot_says_why() {
    var queued =
        add(
            new NewDelivery(Channel.EMAIL, "applicant", "lena@example.com", null),
            new NewDelivery(Channel.SMS, "applicant", null, "no phone number"));

    assertThat(queued).hasSize(1);
    assertThat(find(queued.getFirst()).state()).isEqualTo(QUEUED);
    var all = cafe.inTransaction(() -> database.toApplicant(cafe.lenaAsBarista, List.of(seq)));
    assertThat(all).extracting(Delivery::state).containsExactly(QUEUED, SKIPPED);
    assertThat(all.getLast().reason()).isEqualTo("no phone number");
  }

  @Test
  void a_message_goes_to_each_recipient_once_on_each_channel() {
    add(email());

    assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> add(email()));
  }

  @Test
  void each_attempt_is_counted() {
    var id = add(email()).getFirst();

    assertThat(begin(id)).isTrue();
    assertThat(begin(id)).isTrue();
    assertThat(find(id).attempts()).isEqualTo(2);
    assertThat(find(id).state()).isEqualTo(SENDING);
  }

  @Test
  void what_was_not_offered_is_no_attempt() {
    var id = add(email()).getFirst();
    begin(id);
    cafe.run(() -> batches.postpone(id, false, "Busy", clock.instant(), "Over", Instant.EPOCH));

    assertThat(find(id)).returns(QUEUED, Delivery::state).returns(0, Delivery::attempts);
  }

  @Test
  void a_held_one_says_why_and_until_when_and_then_goes_on() {
    var id = add(email()).getFirst();
    var morning = clock.instant().plus(Duration.ofHours(8));
    cafe.run(() -> deliveries.hold(id, "quiet hours", morning));

    assertThat(find(id).state()).isEqualTo(HELD);
    assertThat(find(id).reason()).isEqualTo("quiet hours");
    assertThat(find(id).heldUntil()).isEqualTo(morning);
    assertThat(begin(id)).isTrue();
    assertThat(find(id).heldUntil()).isNull();
    assertThat(find(id).reason()).isNull();
  }

  @Test
  void of_those_that_were_not_taken_together_only_one_that_is_tried_for_a_day_has_failed() {
    var old = add(email()).getFirst();
    begin(old);
    cafe.run(() -> batches.postpone(old, true, "Again", clock.instant(), "Over", Instant.EPOCH));
    clock.advance(Duration.ofDays(1));
    seq = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello?").seq();
    var young = add(email()).getFirst();
    cafe.run(() -> batches.begin(find(young), List.of(find(old), find(young))));

    var soon = clock.instant().plusSeconds(10);
    var yesterday = clock.instant().minus(Duration.ofHours(23));
    cafe.run(() -> batches.postpone(young, true, "Again", soon, "Over", yesterday));

    assertThat(events.stream(DeliveryChanged.class))
        .containsOnlyOnce(DeliveryChanged.of(find(old)))
        .doesNotContain(DeliveryChanged.of(find(young)));
    assertThat(find(old)).returns(FAILED, Delivery::state).returns("Over", Delivery::reason);
    assertThat(find(young)).returns(QUEUED, Delivery::state).returns("Again", Delivery::reason);
    assertThat(find(young).heldUntil()).isEqualTo(soon);
    assertThat(List.of(find(old), find(young))).noneMatch(Delivery::leads);
  }

  @Test
  void one_whose_receipt_is_faster_than_the_answer_has_left_as_well() {
    become(in(SENDING), DELIVERED);
    seq = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello?").seq();
    var next = find(add(email()).getFirst());

    assertThat(cafe.in(() -> batches.together(next, Duration.ofMinutes(1)))).isPresent();
  }

  static Stream<Arguments> stepsBack() {
    var done = EnumSet.complementOf(EnumSet.copyOf(ON_THE_WAY));
    return done.stream()
        .flatMap(from ->
            Stream.of(DeliveryState.values())
                .filter(to -> ON_THE_WAY.contains(to) || to == SENT || from == DELIVERED)
                .map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("stepsBack")
  void no_state_goes_back(DeliveryState from, DeliveryState to) {
    var id = in(from);

    become(id, to);

    assertThat(find(id).state()).isEqualTo(from);
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "DELIVERED", "FAILED", "SKIPPED"})
  void one_that_is_done_is_not_taken_in_hand_and_does_not_wait_again(DeliveryState done) {
    var id = in(done);
    var morning = clock.instant().plus(Duration.ofHours(8));

    cafe.run(() -> deliveries.hold(id, "quiet hours", morning));

    assertThat(begin(id)).isFalse();
    assertThat(find(id).state()).isEqualTo(done);
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "HELD", "SENDING", "UNKNOWN"})
  void one_on_its_way_can_arrive_fail_or_be_skipped(DeliveryState onTheWay) {
    for (var end : EnumSet.of(SENT, DELIVERED, FAILED, SKIPPED)) {
      cafe.answer(cafe.lena, cafe.lenaAsBarista, "Once more");
      seq++;
      var id = in(onTheWay);
      become(id, end);
      assertThat(find(id).state()).isEqualTo(end);
    }
  }

  static Stream<Arguments> allNews() {
    return Stream.of(DeliveryState.values())
        .flatMap(from ->
            Stream.of(SENT, DELIVERED, FAILED, SKIPPED, UNKNOWN)
                .map(news -> Arguments.of(from, news)));
  }

  @ParameterizedTest
  @MethodSource("allNews")
  void the_database_takes_news_as_the_table_of_states_says(DeliveryState from, DeliveryState news) {
    var id = in(from);

    become(id, news);

    assertThat(find(id).state()).isEqualTo(from.mayBecome(news) ? news : from);
  }

  @Test
  void callbacks_in_any_order_and_number_end_the_same() {
    var random = new Random(20261124);
    for (var round = 0; round < 40; round++) {
      var calls = new ArrayList<>(List.of(SENT, SENT, FAILED, DELIVERED, FAILED, DELIVERED));
      Collections.shuffle(calls, random);
      seq = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Once more").seq();
      var id = in(SENDING);

      for (var call : calls) become(id, call);

      assertThat(find(id).state()).as(calls.toString()).isEqualTo(DELIVERED);
    }
  }

  @Test
  void what_was_sent_can_still_arrive_or_come_back() {
    var arrived = in(SENT);
    become(arrived, DELIVERED);
    assertThat(find(arrived).state()).isEqualTo(DELIVERED);

    seq = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Once more").seq();
    var bounced = in(SENT);
    become(bounced, FAILED);
    assertThat(find(bounced).state()).isEqualTo(FAILED);
  }

  @Test
  void the_same_news_twice_changes_nothing() {
    var id = in(SENT);
    var at = find(id).changedAt();
    clock.advance(Duration.ofMinutes(1));

    become(id, SENT);

    assertThat(find(id).changedAt()).isEqualTo(at);
  }

  @Test
  void a_manager_of_the_location_retries_a_failed_one() {
    var id = in(FAILED);

    var state =
        cafe.inTransaction(() -> { // before a worker sees it
          retry(cafe.tom, cafe.lenaAsBarista);
          return find(id).state();
        });

    assertThat(state).isEqualTo(QUEUED);
    assertThat(events.stream(DeliveryQueued.class))
        .containsExactly(new DeliveryQueued(id, Channel.EMAIL));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FAILED")
  void only_a_failed_one_can_be_retried(DeliveryState state) {
    var id = in(state);

    retry(cafe.tom, cafe.lenaAsBarista);

    assertThat(find(id).state()).isEqualTo(state);
    assertThat(events.stream(DeliveryQueued.class)).isEmpty();
  }

  @Test
  void a_retry_takes_what_went_together_in_the_order_of_all_others() {
    var lead = in(SENDING);
    seq = cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello?").seq();
    var second = add(email()).getFirst();
    cafe.run(() -> batches.begin(find(lead), List.of(find(lead), find(second))));
    become(lead, FAILED);
    // A row that is written anew lies behind the others in the table.
    cafe.update("update delivery set changed_at = now() where id = " + lead);

    var retried =
        cafe.inTransaction(() -> {
          lock(lead);
          var other = CompletableFuture.supplyAsync(() -> retryAsTheRowsLie(lead, second));
          await().until(this::somebodyWaits);
          lock(second);
          return other;
        });

    assertThat(retried).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(List.of(QUEUED, QUEUED));
  }

  @Test
  void who_may_only_read_or_not_even_that_cannot_retry() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");

    assertThatExceptionOfType(WriteRefused.class)
        .isThrownBy(() -> retry(cafe.tom, cafe.jamalAsCook))
        .returns(Refusal.NO_GRANT, WriteRefused::refusal);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> retry(cafe.aisha, cafe.lenaAsBarista));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() ->
            clinic.run(
                () -> deliveries.retry(clinic.maria, cafe.lenaAsBarista, seq, Channel.EMAIL)));
  }

  private NewDelivery email() {
    return new NewDelivery(Channel.EMAIL, "applicant", "lena@example.com", null);
  }

  private long in(DeliveryState state) {
    var id = add(email()).getFirst();
    if (state == HELD) cafe.run(() -> deliveries.hold(id, "quiet hours", clock.instant()));
    else if (state != QUEUED) become(id, state);
    assertThat(find(id).state()).isEqualTo(state);
    return id;
  }

  private List<Long> add(NewDelivery... added) {
    return cafe.in(() -> deliveries.add(cafe.lenaAsBarista, seq, List.of(added))).stream()
        .map(DeliveryQueued::deliveryId)
        .toList();
  }

  private boolean begin(long id) {
    var before = find(id);
    cafe.run(() -> batches.begin(before, List.of(before)));
    return find(id).attempts() > before.attempts();
  }

  private void become(long id, DeliveryState state) {
    cafe.run(() -> deliveries.become(id, state, null, null));
  }

  private void retry(User user, long conversation) {
    cafe.run(() -> deliveries.retry(user, conversation, seq, Channel.EMAIL));
  }

  /// As it goes where the planner finds the rows by no index. Returns what they are then, before a
  /// worker sees them.
  private List<DeliveryState> retryAsTheRowsLie(long lead, long second) {
    return cafe.inTransaction(() -> {
      sql.sql("set local enable_indexscan = off").update();
      sql.sql("set local enable_bitmapscan = off").update();
      retry(cafe.tom, cafe.lenaAsBarista);
      return List.of(find(lead).state(), find(second).state());
    });
  }

  private void lock(long id) {
    sql.sql("select id from delivery where id = :id for no key update")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private boolean somebodyWaits() {
    return sql.sql(
            "select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
        .query(Boolean.class)
        .single();
  }

  private Delivery find(long id) {
    return cafe.in(() -> deliveries.find(id)).orElseThrow();
  }
}
