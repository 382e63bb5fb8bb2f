package earshot.bulk;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.Together;
import earshot.bulk.Recipients.Matching;
import earshot.bulk.Recipients.Ticked;
import earshot.company.User;
import earshot.conversation.History;
import earshot.conversation.InvalidMessage;
import earshot.conversation.Message;
import earshot.hiring.ApplicationFilter;
import earshot.hiring.Folder;
import earshot.hiring.Sort;
import earshot.web.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;

@NullMarked
@EarshotTest
class BulkMessagesTest {

  private static final String TEXT =
      "Hi {{applicant.first_name}}, {{me.first_name}} here about {{job.title}}, {{location.name}}.";

  private static final ApplicationFilter EVERYBODY =
      new ApplicationFilter(Folder.APPLICANTS, null, null, "", Sort.NEWEST);

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany rival;
  @Autowired private BulkMessages bulks;
  @Autowired private BulkWorker worker;
  @Autowired private History history;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void the_time_stands_still() {
    clock.set(clock.instant());
  }

  @Test
  void everybody_gets_a_message_of_their_own_ten_seconds_later() {
    send(cafe.maria, cafe.jamalAsBarista, cafe.lenaAsBarista, cafe.omarAsHost);
    assertThat(messages(cafe.lenaAsBarista)).isEmpty();
    var begins = clock.instant().plus(BulkMessages.UNDO);

    // It goes on: where others have the turn it comes again after a second.
    clock.reset();
    clock.jump(BulkMessages.UNDO);

    await().untilAsserted(() -> assertThat(newest().state()).isEqualTo(BulkState.DONE));
    assertThat(words(cafe.jamalAsBarista))
        .containsExactly("Hi Jamal, Maria here about Barista, Pier 4.");
    assertThat(words(cafe.lenaAsBarista))
        .containsExactly("Hi Lena, Maria here about Barista, Pier 4.");
    assertThat(words(cafe.omarAsHost)).containsExactly("Hi Omar, Maria here about Host, Airport.");
    assertThat(newest().sent()).isEqualTo(3);
    assertThat(newest().finishedAt()).isBetween(begins, clock.instant());
  }

  @Test
  void nothing_is_sent_before() {
    var id = send(cafe.maria, cafe.jamalAsBarista);

    assertThat(workOff(id)).isFalse();
    clock.advance(BulkMessages.UNDO.minusMillis(1));
    assertThat(workOff(id)).isFalse();

    assertThat(find(id).state()).isEqualTo(BulkState.WAITING);
    assertThat(messages(cafe.jamalAsBarista)).isEmpty();
  }

  @Test
  void undone_in_time_it_reaches_nobody() {
    var id = send(cafe.tom, cafe.jamalAsBarista);

    cafe.run(() -> bulks.undo(cafe.tom, id));
    cafe.run(() -> bulks.undo(cafe.tom, id));
    due(id);

    assertThat(workOff(id)).isTrue();
    assertThat(find(id).state()).isEqualTo(BulkState.UNDONE);
    assertThat(messages(cafe.jamalAsBarista)).isEmpty();
  }

  @Test
  void once_begun_it_cannot_be_undone() {
    var id = sent(cafe.tom, cafe.jamalAsBarista);

    conflict(() -> bulks.undo(cafe.tom, id), "cannot be undone");
    conflict(() -> bulks.pause(cafe.tom, id), "being sent");
    conflict(() -> bulks.resume(cafe.tom, id), "paused");
    conflict(() -> bulks.cancel(cafe.tom, id), "nothing left");
    assertThat(find(id).state()).isEqualTo(BulkState.DONE);
  }

  @Test
  void the_same_submitted_twice_is_sent_once() {
    var recipients = new Ticked(List.of(cafe.jamalAsBarista));

    var first = cafe.in(() -> bulks.send(cafe.tom, recipients, false, TEXT, "once"));
    var again = cafe.in(() -> bulks.send(cafe.tom, recipients, false, TEXT, "once"));
    due(first);
    workOff(first);
    workOff(first);

    assertThat(again).isEqualTo(first);
    assertThat(messages(cafe.jamalAsBarista)).hasSize(1);
  }

  @Test
  void another_text_or_other_people_under_the_same_key_are_refused() {
    var lena = new Ticked(List.of(cafe.lenaAsBarista));
    var both = new Ticked(List.of(cafe.lenaAsBarista, cafe.jamalAsBarista));
    var first = cafe.in(() -> bulks.send(cafe.tom, both, false, TEXT, "once"));

    conflict(() -> bulks.send(cafe.tom, both, false, "Another", "once"), "on its way already");
    conflict(() -> bulks.send(cafe.tom, lena, false, TEXT, "once"), "on its way already");
    assertThat(cafe.in(() -> bulks.send(cafe.tom, both, false, " " + TEXT, "once")))
        .isEqualTo(first);
  }

  /// No answer came when three were ticked, and then all were.
  @Test
  void all_that_match_are_refused_under_the_key_of_a_few_but_not_for_whom_the_list_has_gained() {
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    var few = new Matching(EVERYBODY, Set.of(cafe.jamalAsBarista));
    var all = new Matching(EVERYBODY, Set.of());
    cafe.in(() -> bulks.send(cafe.maria, new Ticked(List.of(cafe.omarAsHost)), false, TEXT, "1"));
    cafe.in(() -> bulks.send(cafe.maria, few, false, TEXT, "2"));
    var third = cafe.in(() -> bulks.send(cafe.maria, all, false, TEXT, "3"));

    conflict(() -> bulks.send(cafe.maria, all, false, TEXT, "1"), "on its way already");
    conflict(() -> bulks.send(cafe.maria, all, false, TEXT, "2"), "on its way already");
    clock.advance(Duration.ofSeconds(1));
    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    cafe.apply(cafe.applicant("Nora", "New", cafe.address("nora"), null), cafe.barista);
    imported(cafe.apply(cafe.applicant("Ida", "Imported", cafe.address("ida"), null), cafe.host));
    assertThat(cafe.in(() -> bulks.send(cafe.maria, all, false, TEXT, "3"))).isEqualTo(third);
  }

  /// Just now, though the file says that it was long ago.
  private void imported(long application) {
    cafe.update(
        """
        with i as (
          insert into applicant_import
            (user_id, file_name, encoding, separator, header, state, uploaded_at, finished_at)
          values (%d, 'f.csv', 'UTF_8', 'COMMA', '{a}', 'DONE', now(), '%s') returning id)
        update application set import_id = i.id, applied_at = applied_at - interval '9 days',
          stage_changed_at = stage_changed_at - interval '9 days' from i where application.id = %d
        """
            .formatted(cafe.maria.id(), clock.instant(), application));
  }

  @Test
  void another_text_is_refused_too_while_the_first_is_still_being_stored() {
    var jamal = new Ticked(List.of(cafe.jamalAsBarista));
    var second =
        cafe.inTransaction(() -> {
          bulks.send(cafe.tom, jamal, false, TEXT, "once");
          var sending =
              supplyAsync(
                  () -> cafe.in(() -> bulks.send(cafe.tom, jamal, false, "Another", "once")),
                  Thread::startVirtualThread);
          await().until(() -> waits() >= 1);
          return sending;
        });

    assertThatThrownBy(second::join).hasMessageContaining("on its way already");
  }

  @Test
  void what_was_undone_is_not_taken_for_sent() {
    var id = send(cafe.tom, cafe.jamalAsBarista);
    cafe.run(() -> bulks.undo(cafe.tom, id));

    conflict(() -> send(cafe.tom, cafe.jamalAsBarista), "taken back");
  }

  @Test
  void what_was_cancelled_is_not_taken_for_sent() {
    var id = send(cafe.tom, cafe.jamalAsBarista);
    cafe.run(() -> bulks.cancel(cafe.tom, id));

    conflict(() -> send(cafe.tom, cafe.jamalAsBarista), "was stopped");
  }

  @Test
  void two_are_stored_at_once_and_others_wait_for_their_turn() {
    var both = List.of(accepted(cafe.jamalAsBarista, "1"), accepted(cafe.lenaAsBarista, "2"));
    var third = accepted(cafe.omarAsHost, "3");
    var underWay =
        cafe.inTransaction(() -> {
          sql.sql("select id from bulk_message where id in (:ids) for update")
              .param("ids", both)
              .query(Long.class)
              .list();
          var working =
              both.stream()
                  .map(id -> supplyAsync(() -> workOff(id), Thread::startVirtualThread))
                  .toList();
          await().until(() -> waits() >= 2);
          assertThat(workOff(third)).isFalse();
          return working;
        });

    underWay.forEach(it -> assertThat(it.join()).isTrue());
    assertThat(messages(cafe.omarAsHost)).isEmpty();
    assertThat(workOff(third)).isTrue();
    assertThat(messages(cafe.omarAsHost)).hasSize(1);
  }

  private long accepted(long application, String key) {
    var to = new Ticked(List.of(application));
    var id = cafe.in(() -> bulks.send(cafe.maria, to, false, TEXT, key));
    due(id);
    return id;
  }

  private long waits() {
    return sql.sql("select count(*) from pg_locks where not granted").query(Long.class).single();
  }

  @Test
  void it_can_be_paused_and_goes_on_where_it_was() {
    Crowd.applies(cafe, 3 * BulkWorker.CHUNK);
    var id = toAll(cafe.tom);
    due(id);
    workOffSome(id);

    cafe.run(() -> bulks.pause(cafe.tom, id));
    cafe.run(() -> bulks.pause(cafe.tom, id));
    assertThat(workOff(id)).isTrue();
    assertThat(find(id).state()).isEqualTo(BulkState.PAUSED);
    assertThat(find(id).sent()).isEqualTo(BulkWorker.CHUNK);

    clock.reset(); // as above
    clock.jump(BulkMessages.UNDO);
    cafe.run(() -> bulks.resume(cafe.tom, id));
    cafe.run(() -> bulks.resume(cafe.tom, id));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(find(id).state()).isEqualTo(BulkState.DONE));
    assertThat(find(id).sent()).isEqualTo(find(id).total());
    assertThat(stored(id)).isEqualTo(find(id).total());
  }

  @Test
  void cancelled_it_stops_and_what_was_sent_stays() {
    Crowd.applies(cafe, 2 * BulkWorker.CHUNK);
    var id = toAll(cafe.tom);
    due(id);
    workOffSome(id);

    cafe.run(() -> bulks.cancel(cafe.tom, id));
    cafe.run(() -> bulks.cancel(cafe.tom, id));

    assertThat(workOff(id)).isTrue();
    assertThat(find(id).state()).isEqualTo(BulkState.CANCELLED);
    assertThat(stored(id)).isEqualTo(BulkWorker.CHUNK);
    assertThat(find(id).left()).isEqualTo(find(id).total() - BulkWorker.CHUNK);
    conflict(() -> bulks.resume(cafe.tom, id), "paused");
  }

  @Test
  void two_nodes_at_it_together_send_it_once() {
    Crowd.applies(cafe, 4 * BulkWorker.CHUNK);
    var id = toAll(cafe.tom);
    due(id);

    Together.times(2, () -> workOff(id));

    assertThat(find(id).state()).isEqualTo(BulkState.DONE);
    assertThat(find(id).sent()).isEqualTo(find(id).total());
    assertThat(stored(id)).isEqualTo(find(id).total());
  }

  @Test
  void two_bulk_messages_to_the_same_people_never_wait_for_each_other_in_vain() {
    Crowd.applies(cafe, 2 * BulkWorker.CHUNK);
    var fromTom = toAll(cafe.tom);
    var fromMaria = toAll(cafe.maria);
    due(fromTom);
    due(fromMaria);

    Together.all(List.of(() -> workOff(fromTom), () -> workOff(fromMaria)));

    assertThat(find(fromTom).left()).isZero();
    assertThat(find(fromMaria).left()).isZero();
    assertThat(stored(fromMaria)).isEqualTo(find(fromMaria).total());
  }

  @Test
  void only_its_sender_and_administrators_see_and_stop_it() {
    var id = send(cafe.tom, cafe.jamalAsBarista);

    assertThat(cafe.in(() -> bulks.find(cafe.tom, id))).isPresent();
    assertThat(cafe.in(() -> bulks.find(cafe.maria, id))).isPresent();
    assertThat(cafe.in(() -> bulks.recent(cafe.maria, 5))).hasSize(1);
    assertThat(cafe.in(() -> bulks.find(cafe.aisha, id))).isEmpty();
    assertThat(cafe.in(() -> bulks.recent(cafe.aisha, 5))).isEmpty();
    assertThat(rival.in(() -> bulks.find(rival.maria, id))).isEmpty();
    for (var step : steps()) {
      absent(() -> cafe.run(() -> step.accept(cafe.aisha, id)));
      absent(() -> rival.run(() -> step.accept(rival.maria, id)));
    }
    cafe.run(() -> bulks.undo(cafe.maria, id));
    assertThat(find(id).state()).isEqualTo(BulkState.UNDONE);
  }

  @Test
  void an_application_one_may_not_see_is_as_if_absent() {
    absent(() -> send(cafe.tom, cafe.jamalAsBarista, cafe.omarAsHost));
    absent(() -> send(cafe.tom, cafe.jamalAsBarista, rival.jamalAsBarista));
    absent(() -> send(cafe.tom, -1));
    absent(() -> preflight(cafe.tom, cafe.omarAsHost));
    absent(() -> cafe.in(() -> bulks.preview(cafe.tom, cafe.omarAsHost, TEXT)));
  }

  @Test
  void what_matches_the_list_is_what_the_list_shows_but_for_those_unticked() {
    var filter = new ApplicationFilter(Folder.APPLICANTS, null, null, "", Sort.NEWEST);

    var all = cafe.in(() -> bulks.preflight(cafe.maria, new Matching(filter, Set.of()), TEXT));
    var here = cafe.in(() -> bulks.preflight(cafe.tom, new Matching(filter, Set.of()), TEXT));
    var id =
        cafe.in(() ->
            bulks.send(
                cafe.maria,
                new Matching(filter, Set.of(cafe.lenaAsBarista, cafe.jamalAsCook)),
                false,
                TEXT,
                "k"));
    due(id);
    workOff(id);

    assertThat(all.chosen()).isEqualTo(4);
    assertThat(here.chosen()).isEqualTo(2);
    assertThat(messages(cafe.jamalAsBarista)).hasSize(1);
    assertThat(messages(cafe.omarAsHost)).hasSize(1);
    assertThat(messages(cafe.lenaAsBarista)).isEmpty();
    assertThat(messages(cafe.jamalAsCook)).isEmpty();
  }

  @Test
  void a_text_that_cannot_be_sent_is_refused_with_its_reason() {
    invalid("  ", "Write something");
    invalid("\u200B\u200D\uFEFF", "Write something");
    invalid("a".repeat(10_001), "10,001 characters");
    invalid("Hi {{applicant.name}}", "{{applicant.name}} is not a field");
  }

  @Test
  void with_nobody_left_there_is_nothing_to_send() {
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    assertThatExceptionOfType(InvalidMessage.class)
        .isThrownBy(() -> send(cafe.tom, cafe.lenaAsBarista))
        .satisfies(refused -> assertThat(refused.why()).contains("Nobody"));
    assertThatExceptionOfType(InvalidMessage.class).isThrownBy(() -> send(cafe.tom));
  }

  @Test
  void a_sender_who_was_disabled_meanwhile_sends_nothing() {
    var id = send(cafe.tom, cafe.jamalAsBarista);
    cafe.update("update app_user set disabled_at = now() where id = " + cafe.tom.id());
    due(id);
    workOff(id);

    assertThat(find(id).state()).isEqualTo(BulkState.DONE);
    assertThat(find(id).reasons())
        .containsExactly(new BulkMessage.Skipped("The sender's account was disabled", 1));
    assertThat(messages(cafe.jamalAsBarista)).isEmpty();
  }

  @Test
  void a_sender_who_lost_the_grant_meanwhile_sends_nothing_there() {
    var id = send(cafe.aisha, cafe.jamalAsCook, cafe.omarAsHost);
    cafe.update(
        "delete from location_grant where user_id = %d and location_id = %d"
            .formatted(cafe.aisha.id(), cafe.airport));
    due(id);
    workOff(id);

    assertThat(find(id).reasons())
        .containsExactly(
            new BulkMessage.Skipped("Only managers of its location can write there", 1));
    assertThat(messages(cafe.jamalAsCook)).hasSize(1);
    assertThat(messages(cafe.omarAsHost)).isEmpty();
  }

  @Test
  void who_is_declined_or_withdraws_meanwhile_is_skipped_with_the_reason() {
    var id = send(cafe.maria, cafe.jamalAsBarista, cafe.lenaAsBarista, cafe.omarAsHost);
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    cafe.withdraw(cafe.omarAsHost);
    due(id);
    workOff(id);

    assertThat(messages(cafe.jamalAsBarista)).hasSize(1);
    assertThat(messages(cafe.lenaAsBarista)).isEmpty();
    assertThat(messages(cafe.omarAsHost)).isEmpty();
    assertThat(find(id).reasons())
        .extracting(BulkMessage.Skipped::reason)
        .anyMatch(why -> why.contains("declined"))
        .anyMatch(why -> why.contains("withdrew"))
        .hasSize(2);
  }

  /// Its import was undone at the moment at which the bulk message was accepted.
  @Test
  void an_application_that_is_gone_meanwhile_counts_as_skipped() {
    var id = send(cafe.tom, cafe.jamalAsBarista);
    cafe.update(
        "insert into bulk_recipient (bulk_message_id, application_id) values (%d, 999999999)"
            .formatted(id));
    due(id);
    workOff(id);

    assertThat(find(id).sent()).isEqualTo(1);
    assertThat(find(id).reasons())
        .containsExactly(new BulkMessage.Skipped("The application is not there any more", 1));
  }

  @Test
  void however_pausing_resuming_and_cancelling_meet_the_work_the_numbers_are_what_is_stored() {
    Crowd.applies(cafe, 1_500);
    var id = toAll(cafe.maria);
    due(id);
    var working = runAsync(() -> workOff(id));
    var meddling =
        Stream.<BiConsumer<User, Long>>of(bulks::pause, bulks::resume, bulks::pause, bulks::resume)
            .map(step -> runAsync(() -> meddle(step, id)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(meddling).join();
    meddle(bulks::cancel, id);
    working.join();
    workOff(id);

    var bulk = find(id);
    assertThat(bulk.state().isOver()).isTrue();
    assertThat(stored(id)).isEqualTo(bulk.sent());
    assertThat(bulk.sent() + bulk.skipped() + bulk.left()).isEqualTo(bulk.total());
  }

  /// Or is told that it came at the wrong moment.
  private void meddle(BiConsumer<User, Long> step, long id) {
    try {
      cafe.run(() -> step.accept(cafe.maria, id));
    } catch (ResponseStatusException refused) {
      assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }
  }

  @Test
  void of_a_text_that_becomes_too_long_only_those_recipients_hear_nothing() {
    cafe.update("update applicant set first_name = repeat('J', 600) where id = " + cafe.jamal);
    var text = "{{applicant.first_name}}" + "a".repeat(9_500);
    var recipients = new Ticked(List.of(cafe.jamalAsBarista, cafe.lenaAsBarista));

    var ahead = cafe.in(() -> bulks.preflight(cafe.tom, recipients, text));
    var id = cafe.in(() -> bulks.send(cafe.tom, recipients, false, text, "k"));
    due(id);
    workOff(id);

    assertThat(ahead.reached()).isEqualTo(1);
    assertThat(find(id).reasons())
        .containsExactly(new BulkMessage.Skipped(BulkText.DOES_NOT_FIT, 1));
    assertThat(messages(cafe.lenaAsBarista)).hasSize(1);
  }

  @Test
  void who_has_a_name_that_shows_nothing_is_skipped_and_holds_up_nobody() {
    cafe.update("update applicant set first_name = chr(x'2800'::int) where id = " + cafe.jamal);
    var recipients = new Ticked(List.of(cafe.jamalAsBarista, cafe.lenaAsBarista));
    var text = "{{applicant.first_name}}";

    var ahead = cafe.in(() -> bulks.preflight(cafe.tom, recipients, text));
    var id = cafe.in(() -> bulks.send(cafe.tom, recipients, false, text, "k"));
    due(id);
    workOff(id);

    assertThat(ahead.reached()).isEqualTo(1);
    assertThat(find(id).reasons())
        .containsExactly(new BulkMessage.Skipped(BulkText.DOES_NOT_FIT, 1));
    assertThat(words(cafe.lenaAsBarista)).containsExactly("Lena");
  }

  @Test
  void drafts_stay_and_a_conversation_goes_on() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    cafe.answer(cafe.jamal, cafe.jamalAsBarista, "Hi!");
    cafe.update(
        "insert into draft (user_id, application_id, body, updated_at) values (%d, %d, 'half', now())"
            .formatted(cafe.tom.id(), cafe.jamalAsBarista));

    sent(cafe.tom, cafe.jamalAsBarista, cafe.lenaAsBarista);

    assertThat(messages(cafe.jamalAsBarista)).extracting(Message::seq).containsExactly(1, 2, 3);
    assertThat(cafe.in(() -> history.open(cafe.tom, cafe.jamalAsBarista)).draft())
        .isEqualTo("half");
    assertThat(
            cafe.update(
                "update participant set preview = preview where user_id = %d and last_inbound_seq = 2 and read_seq = 1 and preview like 'Hi Jamal, Tom here%%'"
                    .formatted(cafe.tom.id())))
        .isEqualTo(1);
    assertThat(
            cafe.update(
                "update application set messaged_at = messaged_at where messaged_at is not null"))
        .isEqualTo(2);
  }

  @Test
  void a_preview_shows_what_one_recipient_reads() {
    var preview = cafe.in(() -> bulks.preview(cafe.tom, cafe.lenaAsBarista, TEXT));

    assertThat(preview)
        .isEqualTo(
            new Preview(
                cafe.lenaAsBarista, "Lena Fischer", "Hi Lena, Tom here about Barista, Pier 4."));
  }

  private List<BiConsumer<User, Long>> steps() {
    return List.of(bulks::undo, bulks::pause, bulks::resume, bulks::cancel);
  }

  private long send(User user, long... applications) {
    var recipients = new Ticked(java.util.Arrays.stream(applications).boxed().toList());
    return cafe.in(() -> bulks.send(user, recipients, false, TEXT, "k"));
  }

  private long sent(User user, long... applications) {
    var id = send(user, applications);
    due(id);
    workOff(id);
    return id;
  }

  private long toAll(User user) {
    var filter = new ApplicationFilter(Folder.APPLICANTS, null, null, "", Sort.NEWEST);
    return cafe.in(() -> bulks.send(user, new Matching(filter, Set.of()), false, TEXT, "all"));
  }

  private Preflight preflight(User user, long application) {
    return cafe.in(() -> bulks.preflight(user, new Ticked(List.of(application)), TEXT));
  }

  /// As if its time had come; the scheduler does not know.
  private void due(long id) {
    cafe.update(
        "update bulk_message set begins_at = begins_at - interval '1 hour' where id = " + id);
  }

  private boolean workOff(long id) {
    return cafe.in(() -> worker.workOff(id, () -> false)).isEmpty();
  }

  private void workOffSome(long id) {
    assertThat(cafe.in(() -> worker.workOffSome(id))).isPresent();
  }

  private BulkMessage find(long id) {
    return cafe.in(() -> bulks.find(cafe.maria, id)).orElseThrow();
  }

  private BulkMessage newest() {
    return cafe.in(() -> bulks.recent(cafe.maria, 1)).getFirst();
  }

  private List<Message> messages(long application) {
    return cafe.in(() -> history.after(cafe.maria, application, 0));
  }

  private List<String> words(long application) {
    return messages(application).stream().map(Message::body).toList();
  }

  private int stored(long id) {
    return cafe.inTransaction(() ->
        sql.sql("select count(*) from message where bulk_message_id = :id")
            .param("id", id)
            .query(Integer.class)
            .single());
  }

  private void invalid(String text, String why) {
    var recipients = new Ticked(List.of(cafe.jamalAsBarista));
    assertThatExceptionOfType(InvalidMessage.class)
        .isThrownBy(() -> cafe.in(() -> bulks.send(cafe.tom, recipients, false, text, "k")))
        .satisfies(refused -> assertThat(refused.why()).contains(why));
  }

  private void conflict(Runnable step, String why) {
    assertThatExceptionOfType(ResponseStatusException.class)
        .isThrownBy(() -> cafe.run(step))
        .satisfies(refused -> {
          assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
          assertThat(refused.getReason()).contains(why);
        });
  }

  private static void absent(Runnable asking) {
    assertThatExceptionOfType(NotFound.class).isThrownBy(asking::run);
  }
}
