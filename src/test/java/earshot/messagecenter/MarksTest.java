package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.User;
import earshot.conversation.History;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The buttons above the list: read, unread, archived and back, for oneself alone.
@EarshotTest
class MarksTest {

  /// Far beyond any conversation there is.
  private static final long NOBODYS = 1_000_000_000_000L;

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private Inbox inbox;
  @Autowired private History history;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @BeforeEach
  void two_conversations_of_tom() {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    clock.advance(Duration.ofMinutes(1));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
  }

  @Test
  void archived_conversations_leave_the_inbox_and_stand_in_the_archive() {
    mark(tom, "archived", cafe.lenaAsBarista, cafe.jamalAsBarista);

    assertThat(shown(tom, "/message-center")).isEmpty();
    assertThat(shown(tom, "/message-center/archived"))
        .containsExactly(cafe.lenaAsBarista, cafe.jamalAsBarista);

    mark(tom, "in-inbox", cafe.jamalAsBarista);
    assertThat(shown(tom, "/message-center")).containsExactly(cafe.jamalAsBarista);
    assertThat(shown(tom, "/message-center/archived")).containsExactly(cafe.lenaAsBarista);
  }

  @Test
  void the_confirmation_says_how_many_and_that_it_is_personal() {
    assertThat(sentence(mark(tom, "archived", cafe.lenaAsBarista, cafe.jamalAsBarista)))
        .isEqualTo("2 conversations archived. Only you archived them.");
    assertThat(sentence(mark(tom, "in-inbox", cafe.lenaAsBarista)))
        .isEqualTo("1 conversation moved to the inbox.");
    assertThat(sentence(mark(tom, "unread", cafe.lenaAsBarista)))
        .isEqualTo("1 conversation marked as unread.");
    assertThat(sentence(mark(tom, "read", cafe.lenaAsBarista)))
        .isEqualTo("1 conversation marked as read.");
  }

  @Test
  void an_answer_that_the_list_did_not_show_is_neither_archived_nor_read() {
    cafe.answer(cafe.jamal, cafe.jamalAsBarista, "Hi");
    var seen =
        Jsoup.parse(tom.get("/message-center").body()).select("[name=seen]").eachAttr("value");
    assertThat(seen)
        .containsExactlyInAnyOrder(cafe.jamalAsBarista + "~2", cafe.lenaAsBarista + "~0");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "I cannot come tomorrow");
    var both = "%d,%d".formatted(cafe.lenaAsBarista, cafe.jamalAsBarista);

    markSeen("read", both, seen);
    assertThat(newTo(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(sentence(markSeen("archived", both, seen)))
        .isEqualTo("1 conversation archived. Only you archived it.");

    assertThat(shown(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);
    var refused = markSeen("archived", Long.toString(cafe.lenaAsBarista), seen);
    assertThat(sentence(refused)).isEqualTo("Not archived: something newer happened there.");
    assertThat(newMessages(cafe.tom)).isEqualTo(1);
  }

  private HttpResponse<String> markSeen(String mark, String ids, List<String> seen) {
    return tom.postByScript(
        "/message-center/marks", Map.of("mark", mark, "ids", ids, "seen", String.join(",", seen)));
  }

  @Test
  void a_colleague_keeps_the_own_view() {
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello from me");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi both");

    mark(tom, "archived", cafe.lenaAsBarista);
    mark(tom, "read", cafe.lenaAsBarista);

    assertThat(shown(maria, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(newTo(maria, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(newMessages(cafe.maria)).isEqualTo(1);
    assertThat(newMessages(cafe.tom)).isZero();
  }

  @Test
  void marking_as_unread_makes_it_new_also_where_the_last_words_are_ones_own() {
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    read(cafe.tom, cafe.lenaAsBarista);
    assertThat(newMessages(cafe.tom)).isZero();

    mark(tom, "unread", cafe.lenaAsBarista, cafe.jamalAsBarista);

    assertThat(newTo(tom, "/message-center"))
        .containsExactlyInAnyOrder(cafe.lenaAsBarista, cafe.jamalAsBarista);
    assertThat(newMessages(cafe.tom)).isEqualTo(2);
  }

  @Test
  void a_marked_conversation_counts_its_unread_messages_or_else_one() {
    mark(tom, "unread", cafe.lenaAsBarista);
    assertThat(newMessages(cafe.tom)).isEqualTo(1);

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    assertThat(newMessages(cafe.tom)).isEqualTo(1);

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "And hello");
    assertThat(newMessages(cafe.tom)).isEqualTo(2);
  }

  @Test
  void opening_marking_as_read_and_writing_take_the_mark_away() {
    mark(tom, "unread", cafe.lenaAsBarista);
    read(cafe.tom, cafe.lenaAsBarista);
    assertThat(newMessages(cafe.tom)).isZero();

    mark(tom, "unread", cafe.lenaAsBarista);
    mark(tom, "read", cafe.lenaAsBarista);
    assertThat(newMessages(cafe.tom)).isZero();

    mark(tom, "unread", cafe.lenaAsBarista);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "One more thing");
    assertThat(newMessages(cafe.tom)).isZero();
    assertThat(newTo(tom, "/message-center")).isEmpty();
  }

  @Test
  void the_page_of_a_marked_conversation_knows_that_opening_it_reads_it() {
    mark(tom, "unread", cafe.lenaAsBarista);
    assertThat(tom.get("/message-center/" + cafe.lenaAsBarista).body())
        .contains("data-new=\"true\"");

    read(cafe.tom, cafe.lenaAsBarista);
    assertThat(tom.get("/message-center/" + cafe.lenaAsBarista).body()).doesNotContain("data-new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "unread", "archived", "in-inbox"})
  void undo_restores_the_exact_state(String mark) {
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    mark(tom, "unread", cafe.jamalAsBarista);
    if (mark.equals("in-inbox")) mark(tom, "archived", cafe.lenaAsBarista, cafe.jamalAsBarista);
    if (mark.equals("unread")) mark(tom, "read", cafe.jamalAsBarista);
    var before = state(cafe.tom);

    clock.advance(Duration.ofSeconds(1));
    var toast = mark(tom, mark, cafe.lenaAsBarista, cafe.jamalAsBarista);
    assertThat(state(cafe.tom)).isNotEqualTo(before);
    clock.advance(Duration.ofSeconds(1));

    assertThat(sentence(undo(tom, toast))).isEqualTo("Undone. 2 conversations as before.");
    assertThat(state(cafe.tom)).isEqualTo(before);
  }

  @Test
  void undo_does_not_archive_over_a_new_answer() {
    mark(tom, "archived", cafe.lenaAsBarista);
    clock.advance(Duration.ofSeconds(1));
    var toast = mark(tom, "in-inbox", cafe.lenaAsBarista);
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    undo(tom, toast);

    assertThat(shown(tom, "/message-center")).contains(cafe.lenaAsBarista);
    assertThat(newMessages(cafe.tom)).isEqualTo(1);
  }

  @Test
  void undo_leaves_alone_what_was_marked_again_since() {
    var toast = mark(tom, "archived", cafe.lenaAsBarista, cafe.jamalAsBarista);
    clock.advance(Duration.ofSeconds(1));
    mark(tom, "in-inbox", cafe.lenaAsBarista);
    clock.advance(Duration.ofSeconds(1));
    mark(tom, "archived", cafe.lenaAsBarista);

    assertThat(sentence(undo(tom, toast))).isEqualTo("Undone. 1 conversation as before.");
    assertThat(shown(tom, "/message-center")).containsExactly(cafe.jamalAsBarista);
    assertThat(sentence(undo(tom, toast))).startsWith("Not undone");
  }

  @Test
  void undo_of_reading_after_ones_own_answer_makes_nothing_new() {
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    var toast = mark(tom, "read", cafe.lenaAsBarista);
    clock.advance(Duration.ofSeconds(1));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Good");
    undo(tom, toast);

    assertThat(newMessages(cafe.tom)).isZero();
  }

  @Test
  void marking_twice_is_marking_once_and_the_first_undo_still_works() {
    var before = state(cafe.tom);
    clock.advance(Duration.ofSeconds(1));
    var first = mark(tom, "archived", cafe.lenaAsBarista);
    var once = state(cafe.tom);
    clock.advance(Duration.ofSeconds(1));
    var again = mark(tom, "archived", cafe.lenaAsBarista);
    assertThat(state(cafe.tom)).isEqualTo(once);

    assertThat(Jsoup.parse(again.body()).select("form")).isEmpty();
    undo(tom, first);
    assertThat(state(cafe.tom)).isEqualTo(before);
  }

  @Test
  void many_are_marked_by_one_request() {
    var all = new ArrayList<Long>();
    for (var n = 0; n < 60; n++) {
      var application = cafe.applicationOf("Applicant", "No. " + n, cafe.barista);
      cafe.write(cafe.tom, application, "Hello");
      all.add(application);
    }

    var toast = mark(tom, "archived", all.toArray(Long[]::new));

    assertThat(sentence(toast)).startsWith("60 conversations archived");
    assertThat(shown(tom, "/message-center"))
        .containsExactly(cafe.lenaAsBarista, cafe.jamalAsBarista);
    undo(tom, toast);
    assertThat(shown(tom, "/message-center")).hasSize(Inbox.PAGE);
  }

  @Test
  void ids_that_are_not_there_for_the_user_are_passed_over() {
    cafe.write(cafe.aisha, cafe.omarAsHost, "Hello Omar");
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");
    var clinics = state(clinic, clinic.tom);
    var aishas = state(cafe.aisha);

    var toast =
        mark(
            tom,
            "archived",
            cafe.lenaAsBarista,
            cafe.omarAsHost,
            clinic.lenaAsBarista,
            999_999_999L);

    assertThat(sentence(toast)).startsWith("1 conversation archived");
    assertThat(state(cafe.aisha)).isEqualTo(aishas);
    assertThat(state(clinic, clinic.tom)).isEqualTo(clinics);
    assertThat(state(cafe.tom)).hasSize(2);
  }

  @Test
  void where_none_of_them_is_there_the_answer_is_as_if_absent() {
    cafe.write(cafe.aisha, cafe.omarAsHost, "Hello Omar");

    for (var id : List.of(cafe.omarAsHost, 999_999_999L, -1L)) {
      var refused = post(tom, "archived", String.valueOf(id));
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(refused.body()).contains("There is no such conversation, or you may not see it.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "archived,\"\",Tick a conversation first.",
        "deleted,1,\"marked as read, unread, archived or in-inbox\"",
        "\"\",1,\"marked as read, unread, archived or in-inbox\"",
        "archived,one,The server could not read this request.",
        "archived,99999999999999999999,The server could not read this request."
      })
  void bad_requests_are_refused_in_plain_words(String mark, String ids, String sentence) {
    var refused = post(tom, mark, ids);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(sentence);
  }

  @Test
  void more_than_a_thousand_at_once_are_refused() {
    var ids = new ArrayList<String>();
    for (var n = 0; n <= MarksController.AT_ONCE; n++) ids.add(String.valueOf(NOBODYS + n));

    var refused = post(tom, "archived", String.join(",", ids));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Tick at most 1000 conversations at once.");
    assertThat(post(tom, "archived", String.join(",", ids.subList(0, 1000))).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,1~0~~~0",
        "yesterday,1~0~~~0",
        "2026-11-02T14:00:00Z,1~0",
        "2026-11-02T14:00:00Z,1~0~~x~0",
        "2026-11-02T14:00:00Z,1~0~~999999999999999999~0",
        "2026-11-02T14:00:00Z,1~0~~-9223372036854775808~0",
        "+999999999-12-31T23:59:59Z,1~0~~~0"
      })
  void a_made_up_undo_is_refused(String at, String before) {
    var refused =
        tom.post(
            "/message-center/marks/undone", Map.of("at", at == null ? "" : at, "before", before));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("There is nothing like that to undo.");
  }

  @Test
  void nobody_undoes_for_somebody_else() {
    var toast = mark(tom, "archived", cafe.lenaAsBarista);
    var archived = state(cafe.tom);

    assertThat(sentence(undo(maria, toast))).startsWith("Not undone");
    assertThat(state(cafe.tom)).isEqualTo(archived);
  }

  @Test
  void a_form_sent_without_a_script_leads_back_to_the_list() {
    var answer =
        tom.post(
            "/message-center/marks",
            Map.of("mark", "in-inbox", "ids", cafe.lenaAsBarista, "view", "archived"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(StaffClient.location(answer)).isEqualTo("/message-center/archived");
  }

  private HttpResponse<String> mark(StaffClient who, String mark, Long... conversations) {
    var ids = List.of(conversations).stream().map(String::valueOf).toList();
    var answer = post(who, mark, String.join(",", ids));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static HttpResponse<String> post(StaffClient who, String mark, String ids) {
    return who.postByScript("/message-center/marks", Map.of("mark", mark, "ids", ids));
  }

  /// Presses Undo in the confirmation.
  private static HttpResponse<String> undo(StaffClient who, HttpResponse<String> toast) {
    var form = new HashMap<String, String>();
    for (var field : Jsoup.parse(toast.body()).select("form input"))
      form.put(field.attr("name"), field.attr("value"));
    return who.postByScript("/message-center/marks/undone", form);
  }

  private static String sentence(HttpResponse<String> toast) {
    return Jsoup.parse(toast.body()).select(".toast p").text();
  }

  private static List<Long> shown(StaffClient who, String path) {
    return ids(who, path, ".thread");
  }

  private static List<Long> newTo(StaffClient who, String path) {
    return ids(who, path, ".thread.new");
  }

  private static List<Long> ids(StaffClient who, String path, String rows) {
    return Jsoup.parse(who.get(path).body()).select(rows).stream()
        .map(row -> Long.valueOf(row.attr("data-id")))
        .toList();
  }

  private int newMessages(User user) {
    return cafe.in(() -> inbox.newMessages(user));
  }

  private void read(User user, long conversation) {
    cafe.run(() -> history.markRead(user, conversation, Integer.MAX_VALUE));
  }

  private List<String> state(User user) {
    return state(cafe, user);
  }

  private List<String> state(SmallCompany company, User user) {
    return company.inTransaction(() ->
        sql.sql(
                """
                select concat_ws(' ', conversation_id, read_seq, marked_unread, archived_at, takes_part)
                from participant where user_id = :user order by conversation_id
                """)
            .param("user", user.id())
            .query(String.class)
            .list());
  }
}
