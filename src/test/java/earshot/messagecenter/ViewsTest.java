package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.Role;
import earshot.company.User;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.History;
import earshot.conversation.Mark;
import earshot.conversation.Marks;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Inbox, Unanswered and Archived; mine and those of my locations; by job and location.
@EarshotTest
class ViewsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient aisha;
  @Autowired private Inbox inbox;
  @Autowired private Marks marks;
  @Autowired private History history;
  @Autowired private Conversations conversations;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @BeforeEach
  void people_are_here() {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    aisha.signIn(cafe.aisha);
  }

  @Test
  void unanswered_holds_what_waits_for_an_answer_however_read() {
    write(cafe.tom, cafe.lenaAsBarista);
    write(cafe.tom, cafe.jamalAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista);
    cafe.run(() -> history.markRead(cafe.tom, cafe.lenaAsBarista, 2));
    assertThat(shown(tom, "/message-center/unanswered")).containsExactly(cafe.lenaAsBarista);

    write(cafe.tom, cafe.lenaAsBarista);
    assertThat(shown(tom, "/message-center/unanswered")).isEmpty();
  }

  @Test
  void a_colleagues_answer_is_an_answer_too() {
    write(cafe.tom, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista);
    write(cafe.maria, cafe.lenaAsBarista);

    assertThat(shown(tom, "/message-center/unanswered")).isEmpty();
    assertThat(shown(tom, "/message-center/unanswered?scope=locations")).isEmpty();
  }

  @Test
  void what_is_archived_waits_for_no_answer() {
    write(cafe.tom, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista);
    mark(cafe.tom, Mark.ARCHIVED, cafe.lenaAsBarista);

    assertThat(shown(tom, "/message-center/unanswered")).isEmpty();
    assertThat(shown(tom, "/message-center/unanswered?scope=locations")).isEmpty();
    assertThat(shown(maria, "/message-center/unanswered?scope=locations"))
        .containsExactly(cafe.lenaAsBarista);
  }

  @Test
  void what_came_after_the_decline_changes_no_last_word() {
    write(cafe.tom, cafe.lenaAsBarista);
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista);

    assertThat(shown(tom, "/message-center/unanswered")).isEmpty();
    assertThat(shown(tom, "/message-center/unanswered?scope=locations")).isEmpty();
    assertThat(preview(tom, "/message-center?scope=locations")).isEqualTo("You: Hello");
  }

  @Test
  void my_locations_hold_the_conversations_of_colleagues_too_and_mine_do_not() {
    write(cafe.tom, cafe.lenaAsBarista);
    write(cafe.aisha, cafe.omarAsHost);
    write(cafe.maria, cafe.jamalAsBarista);

    assertThat(shown(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(shown(tom, "/message-center?scope=locations"))
        .containsExactly(cafe.jamalAsBarista, cafe.lenaAsBarista);
    assertThat(shown(maria, "/message-center?scope=locations"))
        .containsExactly(cafe.jamalAsBarista, cafe.omarAsHost, cafe.lenaAsBarista);
    assertThat(preview(tom, "/message-center?scope=locations")).isEqualTo("Maria: Hello");
  }

  @Test
  void nothing_of_another_company_is_in_any_view() {
    write(cafe.tom, cafe.lenaAsBarista);
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");
    clinic.answer(clinic.lena, clinic.lenaAsBarista, "Hi");

    for (var view : List.of("", "/unanswered", "/archived"))
      for (var scope : List.of("mine", "locations"))
        assertThat(shown(maria, "/message-center" + view + "?scope=" + scope))
            .doesNotContain(clinic.lenaAsBarista);
    assertThat(shown(maria, "/message-center?scope=locations&location=" + clinic.pier4)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "locations"})
  void a_list_is_filtered_by_job_and_location(String scope) {
    for (var id : List.of(cafe.lenaAsBarista, cafe.jamalAsCook, cafe.omarAsHost))
      write(cafe.maria, id);
    var list = "/message-center?scope=" + scope;

    assertThat(shown(maria, list + "&job=" + cafe.cook)).containsExactly(cafe.jamalAsCook);
    assertThat(shown(maria, list + "&location=" + cafe.airport)).containsExactly(cafe.omarAsHost);
    assertThat(shown(maria, list + "&job=" + cafe.cook + "&location=" + cafe.airport)).isEmpty();
    assertThat(shown(maria, list + "&job=&location=")).hasSize(3);
    mark(cafe.maria, Mark.ARCHIVED, cafe.jamalAsCook, cafe.omarAsHost);
    assertThat(shown(maria, "/message-center/archived?scope=" + scope + "&job=" + cafe.host))
        .containsExactly(cafe.omarAsHost);
  }

  @Test
  void a_location_one_does_not_review_is_as_if_absent() {
    write(cafe.aisha, cafe.omarAsHost);

    assertThat(shown(tom, "/message-center?scope=locations&location=" + cafe.airport)).isEmpty();
    assertThat(shown(tom, "/message-center?scope=locations&job=" + cafe.host)).isEmpty();
  }

  @Test
  void opening_a_colleagues_conversation_reads_it_for_oneself_and_takes_no_part() {
    write(cafe.tom, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista);
    assertThat(newTo(maria, "/message-center?scope=locations")).containsExactly(cafe.lenaAsBarista);

    var open = maria.post("/conversations/" + cafe.lenaAsBarista + "/read", Map.of("seq", 2));

    assertThat(open.statusCode()).isEqualTo(204);
    assertThat(newTo(maria, "/message-center?scope=locations")).isEmpty();
    assertThat(newTo(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(shown(maria, "/message-center")).isEmpty();
    answer(cafe.lena, cafe.lenaAsBarista);
    assertThat(newTo(maria, "/message-center?scope=locations")).containsExactly(cafe.lenaAsBarista);
    assertThat(newMessages(cafe.maria)).isZero();
    assertThat(notified()).containsOnly("user:" + cafe.tom.id());
  }

  @Test
  void a_colleagues_conversation_is_archived_for_oneself_alone_and_comes_back() {
    write(cafe.tom, cafe.lenaAsBarista);
    mark(cafe.maria, Mark.ARCHIVED, cafe.lenaAsBarista);
    assertThat(shown(maria, "/message-center?scope=locations")).isEmpty();
    assertThat(shown(maria, "/message-center/archived?scope=locations"))
        .containsExactly(cafe.lenaAsBarista);
    assertThat(preview(maria, "/message-center/archived?scope=locations")).isEqualTo("Tom: Hello");
    assertThat(shown(maria, "/message-center/archived")).isEmpty();
    assertThat(shown(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);

    answer(cafe.lena, cafe.lenaAsBarista);
    assertThat(newTo(maria, "/message-center?scope=locations")).containsExactly(cafe.lenaAsBarista);
    assertThat(shown(maria, "/message-center/archived?scope=locations")).isEmpty();
  }

  @Test
  void a_colleagues_conversation_is_marked_unread_and_counts_for_nobody() {
    write(cafe.tom, cafe.lenaAsBarista);
    mark(cafe.maria, Mark.UNREAD, cafe.lenaAsBarista);

    assertThat(newTo(maria, "/message-center?scope=locations")).containsExactly(cafe.lenaAsBarista);
    assertThat(newMessages(cafe.maria)).isZero();
    assertThat(newTo(tom, "/message-center?scope=locations")).isEmpty();
  }

  @Test
  void whoever_writes_after_that_takes_part() {
    write(cafe.tom, cafe.lenaAsBarista);
    mark(cafe.maria, Mark.UNREAD, cafe.lenaAsBarista);
    write(cafe.maria, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista);

    assertThat(newTo(maria, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(newMessages(cafe.maria)).isEqualTo(1);
    assertThat(notified()).contains("user:" + cafe.maria.id(), "user:" + cafe.tom.id());
  }

  @Test
  void who_lost_the_location_sees_and_marks_nothing_of_it() {
    var helper = cafe.user("Noor Ali", Role.MANAGER, cafe.pier4, cafe.airport);
    write(cafe.tom, cafe.lenaAsBarista);
    mark(helper, Mark.ARCHIVED, cafe.lenaAsBarista);
    cafe.update(
        "delete from location_grant where user_id = %d and location_id = %d"
            .formatted(helper.id(), cafe.pier4));
    var now = cafe.again(helper);

    for (var view : View.values())
      assertThat(rows(now, new InboxFilter(view, Scope.LOCATIONS, null, null))).isEmpty();
    assertThat(cafe.in(() -> marks.mark(now, List.of(cafe.lenaAsBarista), Mark.READ)).found())
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"WEB", "EMAIL", "SMS"})
  void an_answer_brings_an_archived_conversation_back_as_new(Via via) {
    write(cafe.tom, cafe.lenaAsBarista);
    mark(cafe.tom, Mark.ARCHIVED, cafe.lenaAsBarista);
    assertThat(shown(tom, "/message-center")).isEmpty();

    var author = new Author.OfApplicant(cafe.lena);
    var key = UUID.randomUUID().toString();
    cafe.in(() ->
        conversations.send(new NewMessage(cafe.lenaAsBarista, author, via, "Hi Tom", null, key)));

    assertThat(newTo(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(shown(tom, "/message-center/archived")).isEmpty();
    assertThat(newMessages(cafe.tom)).isEqualTo(1);
  }

  @Test
  void ones_own_message_brings_it_back_and_a_colleagues_does_not() {
    write(cafe.tom, cafe.lenaAsBarista);
    write(cafe.maria, cafe.lenaAsBarista);
    mark(cafe.tom, Mark.ARCHIVED, cafe.lenaAsBarista);
    mark(cafe.maria, Mark.ARCHIVED, cafe.lenaAsBarista);

    write(cafe.tom, cafe.lenaAsBarista);

    assertThat(shown(tom, "/message-center")).containsExactly(cafe.lenaAsBarista);
    assertThat(shown(maria, "/message-center")).isEmpty();
    assertThat(shown(maria, "/message-center/archived")).containsExactly(cafe.lenaAsBarista);
  }

  @ParameterizedTest
  @EnumSource
  void my_locations_are_paged_without_gap_or_double_also_where_times_are_equal(View view) {
    var all = new ArrayList<Long>();
    for (var n = 0; n < Inbox.PAGE + 20; n++) {
      var application =
          cafe.applicationOf("Applicant", "No. " + n, n % 2 == 0 ? cafe.cook : cafe.host);
      cafe.write(cafe.aisha, application, "Hello");
      var applicant =
          cafe.in(() -> history.open(cafe.aisha, application)).application().applicant();
      if (view != View.ARCHIVED) cafe.answer(applicant.id(), application, "Hi");
      all.addFirst(application);
    }
    if (view == View.ARCHIVED) mark(cafe.maria, Mark.ARCHIVED, all.toArray(Long[]::new));

    var filter = new InboxFilter(view, Scope.LOCATIONS, null, null);
    var first = cafe.in(() -> inbox.page(cafe.maria, filter, null));
    var second = cafe.in(() -> inbox.page(cafe.maria, filter, first.next()));

    assertThat(first.rows()).hasSize(Inbox.PAGE);
    assertThat(second.next()).isNull();
    var paged = new ArrayList<Long>();
    first.rows().forEach(row -> paged.add(row.conversationId()));
    second.rows().forEach(row -> paged.add(row.conversationId()));
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void every_state_has_an_address_that_its_links_keep() {
    write(cafe.tom, cafe.lenaAsBarista);
    mark(cafe.tom, Mark.ARCHIVED, cafe.lenaAsBarista);
    var list = "/message-center/archived?scope=locations&job=" + cafe.barista;

    var page = page(tom, list);
    var link = page.select(".thread a").attr("href");
    assertThat(link)
        .isEqualTo(
            "/message-center/%d?view=archived&scope=locations&job=%d"
                .formatted(cafe.lenaAsBarista, cafe.barista));
    var open = page(tom, link);
    assertThat(open.select(".thread a[aria-current]").attr("href")).isEqualTo(link);
    assertThat(open.select(".tabs a[aria-current]").text()).isEqualTo("Archived");
    assertThat(open.select(".inbox-filters a[aria-current]").text()).isEqualTo("My locations");
    assertThat(open.select("#by-job option[selected]").attr("value"))
        .isEqualTo(String.valueOf(cafe.barista));
    assertThat(open.select(".back").attr("href")).isEqualTo(list);
    assertThat(shown(tom, page.select("#inbox-rows").attr("data-url")))
        .containsExactly(cafe.lenaAsBarista);
  }

  @Test
  void a_made_up_view_or_scope_shows_the_inbox() {
    write(cafe.tom, cafe.lenaAsBarista);

    assertThat(shown(tom, "/message-center/rows?view=nonsense&scope=everything"))
        .containsExactly(cafe.lenaAsBarista);
    assertThat(tom.get("/message-center/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void the_buttons_fit_the_view() {
    write(cafe.tom, cafe.lenaAsBarista);

    assertThat(page(tom, "/message-center").select("#marks button").eachText())
        .containsExactly("Mark as Unread", "Mark as Read", "Archive");
    assertThat(page(tom, "/message-center/archived").select("#marks button").eachText())
        .containsExactly("Mark as Unread", "Mark as Read", "Move to Inbox");
    assertThat(page(tom, "/message-center").select(".thread .check").text())
        .isEqualTo("Select Lena Fischer");
  }

  @Test
  void every_empty_view_says_what_to_expect_there() {
    assertThat(empty("/message-center")).isEqualTo("No messages yet");
    assertThat(empty("/message-center?scope=locations"))
        .isEqualTo("No messages at your locations yet");
    assertThat(empty("/message-center/unanswered")).isEqualTo("Nothing is waiting for an answer");
    assertThat(empty("/message-center/archived")).isEqualTo("Nothing is archived");
    assertThat(empty("/message-center?job=" + cafe.barista))
        .isEqualTo("Nothing for this job or location");
    write(cafe.tom, cafe.lenaAsBarista);
    mark(cafe.tom, Mark.ARCHIVED, cafe.lenaAsBarista);
    assertThat(empty("/message-center")).isEqualTo("Your inbox is clear");
    assertThat(empty("/message-center?after=2000-01-01T00:00:00Z~1")).isEqualTo("Nothing older");
  }

  @Test
  void the_head_holds_a_search() {
    var form = page(tom, "/message-center").select("form[role=search]");

    assertThat(form.attr("method")).isEqualTo("get");
    assertThat(form.attr("action")).isEqualTo("/message-center/search");
    assertThat(form.select("input[name=q]").attr("id"))
        .isEqualTo(form.select("label:contains(Search messages)").attr("for"));
  }

  @Test
  void keyboard_shortcuts_are_on_until_one_turns_them_off_on_every_device() {
    assertThat(page(tom, "/message-center").body().attr("data-keys")).isEqualTo("on");

    assertThat(tom.put("/preferences/keyboard-shortcuts", Map.of("value", false)).statusCode())
        .isEqualTo(204);

    var page = page(tom, "/message-center");
    assertThat(page.body().attr("data-keys")).isEqualTo("off");
    assertThat(page.select("[name=keyboard-shortcuts][checked]")).isEmpty();
    assertThat(page(maria, "/message-center").body().attr("data-keys")).isEqualTo("on");
    assertThat(tom.put("/preferences/keyboard-shortcuts", Map.of("value", "x")).statusCode())
        .isEqualTo(400);
  }

  private String empty(String path) {
    return page(tom, path).select(".inbox .empty h2").text();
  }

  private void write(User user, long application) {
    clock.advance(Duration.ofMinutes(1));
    cafe.write(user, application, "Hello");
  }

  private void answer(long applicant, long application) {
    clock.advance(Duration.ofMinutes(1));
    cafe.answer(applicant, application, "Hi");
  }

  private void mark(User user, Mark mark, Long... conversations) {
    clock.advance(Duration.ofSeconds(1));
    cafe.in(() -> marks.mark(user, List.of(conversations), mark));
  }

  private static List<Long> shown(StaffClient who, String path) {
    return ids(who, path, ".thread");
  }

  private static List<Long> newTo(StaffClient who, String path) {
    return ids(who, path, ".thread.new");
  }

  private static List<Long> ids(StaffClient who, String path, String rows) {
    return page(who, path).select(rows).stream()
        .map(row -> Long.valueOf(row.attr("data-id")))
        .toList();
  }

  private static String preview(StaffClient who, String path) {
    return page(who, path).select(".thread .preview").eachText().getFirst();
  }

  private static Document page(StaffClient who, String path) {
    var answer = who.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private List<InboxRow> rows(User user, InboxFilter filter) {
    return cafe.in(() -> inbox.page(user, filter, null)).rows();
  }

  private int newMessages(User user) {
    return cafe.in(() -> inbox.newMessages(user));
  }

  /// Who of the staff is notified of anything.
  private List<String> notified() {
    return cafe.inTransaction(() ->
        sql.sql("select distinct recipient from delivery where recipient like 'user:%'")
            .query(String.class)
            .list());
  }
}
