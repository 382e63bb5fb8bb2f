package earshot.live;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.account.ApplicantLinks;
import earshot.account.SessionKey;
import earshot.conversation.History;
import earshot.conversation.Mark;
import earshot.conversation.Marks;
import earshot.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is told what, and when, on open pages.
@EarshotTest
class LiveTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient aisha;
  @Autowired private StaffClient ana;
  @Autowired private ApplicantClient lena;
  @Autowired private ApplicantClient jamal;
  @Autowired private Heartbeat heartbeat;
  @Autowired private Streams streams;
  @Autowired private Presence presence;
  @Autowired private ApplicantLinks links;
  @Autowired private History history;
  @Autowired private Marks marks;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient sql;
  private final List<LivePage> open = new java.util.ArrayList<>();

  @BeforeEach
  void signed_in() {
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    aisha.signIn(cafe.aisha);
    ana.signIn(clinic.maria);
  }

  @AfterEach
  void leave() {
    open.forEach(LivePage::close);
  }

  @Test
  void those_who_may_review_there_hear_of_a_message_and_nobody_else() {
    var pages = List.of(page(tom), page(maria), page(aisha), page(ana));

    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

    assertThat(pages.get(0).next("message").conversation()).isEqualTo("" + cafe.lenaAsBarista);
    assertThat(pages.get(1).next("message").seq()).isEqualTo(1);
    assertHearsNothing(pages.get(2));
    assertHearsNothing(pages.get(3));
  }

  @Test
  void whoever_takes_part_hears_of_answers_in_a_history_wherever_it_is() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    cafe.update(
        "delete from location_grant where user_id = %d and location_id = %d"
            .formatted(cafe.aisha.id(), cafe.marketStreet));
    var page = page(aisha);

    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Hi");

    assertThat(page.next("message").conversation()).isEqualTo("" + cafe.jamalAsCook);
  }

  @Test
  void whoever_took_part_hears_of_nothing_there_once_it_cannot_be_read() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    cafe.update(
        "update location_grant set location_id = %d where user_id = %d"
            .formatted(cafe.airport, cafe.tom.id()));
    cafe.update("delete from location_grant where user_id = " + cafe.aisha.id());
    var others = List.of(page(tom), page(aisha));
    var marias = page(maria);

    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Hi");

    marias.next("message");
    marias.next("message");
    for (var page : others) assertHearsNothing(page);
  }

  @Test
  void an_applicant_hears_of_the_own_conversation_by_its_public_name_only() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    jamal.openLink(cafe.linkTo(cafe.jamalAsBarista));
    var lenas = applicantsPage(lena);
    var jamals = applicantsPage(jamal);

    cafe.write(cafe.tom, cafe.lenaAsBarista, "How are you?");

    var heard = lenas.next("message");
    assertThat(heard.conversation()).isEqualTo(cafe.publicId(cafe.lenaAsBarista));
    assertThat(heard.seq()).isEqualTo(2);
    assertThat(heard.data().size()).isEqualTo(3); // kind, conversation, seq: no word of the message
    assertHearsNothing(jamals);
  }

  @Test
  void a_call_is_heard_of_where_one_may_review_and_not_by_the_applicant() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var marias = page(maria);
    var others = List.of(page(aisha), page(ana), applicantsPage(lena));
    var calls = "/applications/" + cafe.lenaAsBarista + "/contacts";

    var noted = tom.post(calls, Map.of("way", "CALL")).body();
    assertThat(marias.next("contacts").conversation()).isEqualTo("" + cafe.lenaAsBarista);
    tom.post(Jsoup.parse(noted).select("form").attr("action"), Map.of());
    assertThat(marias.next("contacts").conversation()).isEqualTo("" + cafe.lenaAsBarista);

    others.forEach(this::assertHearsNothing);
  }

  @Test
  void both_sides_hear_when_the_door_shuts_and_opens() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var toms = page(tom);
    var lenas = applicantsPage(lena);

    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    assertThat(toms.next("stage").conversation()).isEqualTo("" + cafe.lenaAsBarista);
    assertThat(lenas.next("stage").conversation()).isEqualTo(cafe.publicId(cafe.lenaAsBarista));

    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    toms.next("stage");
    lenas.next("stage");
  }

  @Test
  void what_one_has_read_is_told_to_the_own_other_tabs_alone() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    var tab = page(tom);
    var otherTab = page(tom);
    var marias = page(maria);

    cafe.run(() -> history.markRead(cafe.tom, cafe.lenaAsBarista, 2));

    assertThat(tab.next("read").seq()).isEqualTo(2);
    assertThat(otherTab.next("read").seq()).isEqualTo(2);
    assertHearsNothing(marias);
  }

  @Test
  void what_one_marks_is_told_to_the_own_tabs_alone_once_for_all_of_it() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    var tab = page(tom);
    var otherTab = page(tom);
    var marias = page(maria);
    var both = List.of(cafe.lenaAsBarista, cafe.jamalAsBarista);

    var marked = cafe.in(() -> marks.mark(cafe.tom, both, Mark.ARCHIVED));
    for (var each : List.of(tab, otherTab)) {
      each.next("marks");
      assertHearsNothing(each);
    }
    cafe.in(() -> marks.undo(cafe.tom, marked));
    tab.next("marks");
    otherTab.next("marks");
    assertHearsNothing(marias);
  }

  @Test
  void a_heartbeat_also_tells_of_marks_and_of_colleagues_at_ones_locations() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    var page = page(tom);
    var positions = new java.util.ArrayList<>(List.of(position(page)));
    for (var mark : List.of(Mark.UNREAD, Mark.READ, Mark.ARCHIVED, Mark.IN_INBOX)) {
      cafe.in(() -> marks.mark(cafe.tom, List.of(cafe.lenaAsBarista), mark));
      positions.add(position(page));
    }
    cafe.write(cafe.maria, cafe.jamalAsBarista, "Hello");
    positions.add(position(page));

    assertThat(positions).doesNotHaveDuplicates();
    cafe.write(cafe.aisha, cafe.omarAsHost, "Hello");
    assertThat(position(page)).isEqualTo(positions.getLast());
  }

  @Test
  void nobody_hears_of_what_is_not_stored() {
    var page = page(tom);

    cafe.in(() ->
        transaction.execute(open -> {
          cafe.write(cafe.tom, cafe.lenaAsBarista, "Taken back");
          open.setRollbackOnly();
          return null;
        }));

    assertHearsNothing(page);
  }

  @Test
  void nobody_hears_before_it_is_stored_for_good() {
    var page = page(tom);

    cafe.inTransaction(() -> {
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
      assertHearsNothing(page);
      return null;
    });

    assertThat(page.next("message").seq()).isEqualTo(1);
  }

  @Test
  void a_heartbeat_says_where_the_page_stands_and_that_changes_with_every_news() {
    var page = page(tom);
    var first = position(page);
    assertThat(position(page)).isEqualTo(first);

    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    var written = position(page);
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    var answered = position(page);
    cafe.run(() -> history.markRead(cafe.tom, cafe.lenaAsBarista, 2));
    var read = position(page);

    assertThat(List.of(first, written, answered, read)).doesNotHaveDuplicates();
    assertThat(position(page)).isEqualTo(read);
  }

  @Test
  void a_page_that_connects_hears_where_it_stands() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    var before = LivePage.of(tom);
    open.add(before);
    var position = before.next("hello").data().get("position").asString();

    assertThat(position).isNotEmpty().isEqualTo(position(before));
  }

  @Test
  void another_users_news_do_not_move_ones_position() {
    var page = page(tom);
    var before = position(page);

    cafe.write(cafe.maria, cafe.omarAsHost, "Hello");
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");

    assertThat(position(page)).isEqualTo(before);
  }

  @Test
  void signing_out_ends_the_streams_of_that_session_at_once() {
    var page = page(tom);
    var marias = page(maria);

    tom.post("/sign-out", Map.of());

    page.awaitEnd();
    assertThat(marias.isOpen()).isTrue();
  }

  /// What the database refuses: nobody of that number is there to be present.
  @Test
  void what_fails_in_one_company_costs_the_others_no_heartbeat() {
    var nobody = Recipient.user(clinic.id, Long.MAX_VALUE);
    var broken = Stream.ofUser(nobody, new SessionKey(clinic.id, ""));
    var page = page(tom);
    streams.add(broken);
    try {
      assertThatThrownBy(() -> clinic.run(() -> presence.seen(List.of(nobody.id()))))
          .isInstanceOf(DataAccessException.class);
      heartbeat.beat();
    } finally {
      streams.remove(broken);
    }

    assertThat(page.next("heartbeat").data().get("position").asString()).isNotEmpty();
  }

  @Test
  void a_connection_that_died_in_the_pool_costs_no_heartbeat() {
    var page = page(tom);
    // The one that this thread is given next.
    var last =
        transaction.execute(_ -> sql.sql("select pg_backend_pid()").query(Long.class).single());
    TestDatabase.administer("select pg_terminate_backend(" + last + ")");

    heartbeat.beat();

    assertThat(page.next("heartbeat").data().get("position").asString()).isNotEmpty();
  }

  @Test
  void of_one_user_the_oldest_stream_of_more_than_a_hundred_ends() {
    var page = page(tom);
    var tom = Recipient.user(cafe.id, cafe.tom.id());
    var all =
        IntStream.range(0, 100)
            .mapToObj(_ -> Stream.ofUser(tom, new SessionKey(cafe.id, "")))
            .toList();
    try {
      all.forEach(streams::add);
      page.awaitEnd();
    } finally {
      all.forEach(streams::remove);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/live", "/my/live"})
  void asked_for_its_head_alone_a_stream_is_not_opened(String path) {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var client = path.equals("/live") ? tom : lena;

    var head = client.send(client.request(path).setHeader("Accept", "text/event-stream").HEAD());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(streams.of(Recipient.Kind.USER)).doesNotContainKey(cafe.id);
    assertThat(streams.of(Recipient.Kind.APPLICANT)).doesNotContainKey(cafe.id);
  }

  @Test
  void a_link_that_ends_ends_its_streams() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var page = LivePage.ofApplicant(lena);

    cafe.run(() -> links.revoke(cafe.lena));

    page.awaitEnd();
  }

  @Test
  void a_link_too_old_ends_its_streams_at_the_next_heartbeat() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var page = LivePage.ofApplicant(lena);
    heartbeat.beat();
    assertThat(page.isOpen()).isTrue();

    cafe.update("update applicant_link set expires_at = now() where applicant_id = " + cafe.lena);
    heartbeat.beat();

    page.awaitEnd();
  }

  @Test
  void of_very_many_streams_of_one_link_the_oldest_ends() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var first = LivePage.ofApplicant(lena);
    var others = IntStream.range(0, 100).mapToObj(_ -> LivePage.ofApplicant(lena)).toList();

    first.awaitEnd();
    assertThat(others).allMatch(LivePage::isOpen);
    others.forEach(LivePage::close);
  }

  @Test
  void disabling_a_user_ends_the_streams_at_the_next_heartbeat() {
    var page = page(tom);

    cafe.update("update app_user set disabled_at = now() where id = " + cafe.tom.id());
    heartbeat.beat();

    page.awaitEnd();
  }

  @Test
  void a_stream_needs_somebody_who_is_signed_in() {
    assertThat(lena.get("/live", "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(401);
    assertThat(lena.get("/my/live", "Sec-Fetch-Mode", "cors").statusCode()).isIn(302, 401);
  }

  private LivePage page(StaffClient client) {
    return connected(LivePage.of(client));
  }

  private LivePage applicantsPage(ApplicantClient client) {
    return connected(LivePage.ofApplicant(client));
  }

  private LivePage connected(LivePage page) {
    open.add(page);
    page.next("hello");
    return page;
  }

  /// Up to a mark that is told after everything else.
  private void assertHearsNothing(LivePage page) {
    runAsync(heartbeat::beat).join(); // on a thread of its own, which is in no company
    assertThat(page.upToHeartbeat()).isEmpty();
  }

  /// As the page is told. A heartbeat of the schedule may have told of an older one before.
  private String position(LivePage page) {
    heartbeat.beat();
    var now = heartbeat.position(Recipient.user(cafe.tom.companyId(), cafe.tom.id()));
    String told;
    do told = page.next("heartbeat").data().get("position").asString();
    while (!told.equals(now));
    return told;
  }
}
