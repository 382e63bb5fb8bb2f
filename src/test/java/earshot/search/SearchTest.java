package earshot.search;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.NaughtyStrings;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.Role;
import earshot.company.User;
import earshot.database.TestDatabase;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EarshotTest
class SearchTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Search search;
  @Autowired private Applicants applicants;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @BeforeEach
  void one_thing_after_the_other() {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
  }

  @Test
  void a_message_is_found_by_its_words_newest_first() {
    write(cafe.tom, cafe.lenaAsBarista, "Can you come on Friday?");
    write(cafe.tom, cafe.jamalAsBarista, "Friday at nine works");
    answer(cafe.lena, cafe.lenaAsBarista, "Saturday is better than Friday for me");
    write(cafe.tom, cafe.lenaAsBarista, "Fine");

    assertThat(messages("friday"))
        .containsExactly(
            "Saturday is better than Friday for me",
            "Friday at nine works",
            "Can you come on Friday?");
    assertThat(messages("friday better")).containsExactly("Saturday is better than Friday for me");
    assertThat(messages("friday fine")).isEmpty();
  }

  @Test
  void a_hit_says_who_where_when_and_by_whom() {
    write(cafe.maria, cafe.lenaAsBarista, "Bring your references");

    var found = find(cafe.tom, "references").messages().getFirst();
    assertThat(found.name()).isEqualTo("Lena Fischer");
    assertThat(found.job()).isEqualTo("Barista");
    assertThat(found.location()).isEqualTo("Pier 4");
    assertThat(found.userName()).isEqualTo("Maria Lopez");
    assertThat(found.time()).isEqualTo(clock.instant());
    assertThat(found.conversationId()).isEqualTo(cafe.lenaAsBarista);
    assertThat(found.seq()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Interview tomorrow, interv",
    "Interview tomorrow, TOMORROW INT",
    "Wir sehen uns im Café, cafe",
    "Wir sehen uns im Cafe, café",
    "Grüße aus Łódź, grüß",
    "Встреча в понедельник, ВСТРЕЧА",
    "Meet me at 9:30, 30",
    "Don't forget, don't",
    "say \"hi\", hi",
    "面接 月曜日, 月曜"
  })
  void spelling_does_not_matter_and_the_last_word_may_be_only_begun(String text, String q) {
    write(cafe.tom, cafe.lenaAsBarista, text);

    assertThat(messages(q)).containsExactly(text);
  }

  @Test
  void a_changed_name_is_found_and_the_one_before_is_not() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    write(cafe.maria, cafe.jamalAsBarista, "Are you a friend of Lena?");

    cafe.run(() ->
        applicants.change(
            cafe.lena, new NewApplicant("Lena", "Brandt", cafe.address("lena"), null, false)));

    for (var q : List.of("brandt", "lena bra"))
      assertThat(find(cafe.tom, q).people())
          .as(q)
          .extracting(Found::name)
          .containsExactly("Lena Brandt");
    for (var q : List.of("fischer", "lena fi"))
      assertThat(find(cafe.tom, q).people()).as(q).isEmpty();
    assertThat(messages("hello")).containsExactly("Hello");
    assertThat(words()).contains("^lena", "^brandt", "lena").doesNotContain("^fischer");
  }

  private List<String> words() {
    return cafe.inTransaction(
        () -> sql.sql("select word from search_word").query((row, _) -> row.getString(1)).list());
  }

  @Test
  void only_the_last_word_may_be_begun_and_only_while_it_is_typed() {
    write(cafe.tom, cafe.lenaAsBarista, "Interview tomorrow");

    assertThat(messages("int tomorrow")).isEmpty();
    assertThat(messages("int ")).isEmpty();
    assertThat(messages("interview ")).hasSize(1);
  }

  @Test
  void words_in_quotes_stand_side_by_side() {
    write(cafe.tom, cafe.lenaAsBarista, "Are you free on Monday or later?");
    write(cafe.tom, cafe.jamalAsBarista, "Monday is fine, come on in");

    assertThat(messages("on monday")).hasSize(2);
    assertThat(messages("\"on monday\"")).containsExactly("Are you free on Monday or later?");
    assertThat(messages("\"on monday\" free")).hasSize(1);
    assertThat(messages("\"on monday")).hasSize(1);
  }

  @Test
  void a_conversation_is_found_by_the_applicants_name_with_what_was_said_last() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    answer(cafe.lena, cafe.lenaAsBarista, "Hi Tom");
    write(cafe.tom, cafe.jamalAsBarista, "Is Lena a friend of yours?");

    for (var q : List.of("lena", "Fisch", "fischer lena", "LÉNA f")) {
      var people = find(cafe.tom, q).people();
      assertThat(people).as(q).extracting(Found::name).containsExactly("Lena Fischer");
      assertThat(people.getFirst().text()).isEqualTo("Hi Tom");
      assertThat(people.getFirst().seq()).isZero();
    }
    assertThat(messages("lena")).containsExactly("Is Lena a friend of yours?");
    assertThat(find(cafe.tom, "lena carter").isEmpty()).isTrue();
  }

  @Test
  void whoever_was_never_written_to_has_no_conversation_to_find() {
    assertThat(find(cafe.maria, "omar").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "John, Smith, Jonh Smtih",
    "Xaver, Müller, mueller",
    "Xaver, Mueller, Müller",
    "Katharine, Olsen, Katherine Olson",
    "Zoë, Núñez, nunes",
    "Yusuf, Demir, uysuf demir",
    "Yusuf, Demir, ryusuf"
  })
  void a_name_is_found_mistyped_where_nobody_is_called_so(String first, String last, String q) {
    var application = cafe.applicationOf(first, last, cafe.barista);
    write(cafe.tom, application, "Hello");
    write(cafe.tom, cafe.lenaAsBarista, "Hello");

    var page = find(cafe.tom, q);
    assertThat(page.similar()).isTrue();
    assertThat(page.people()).extracting(Found::conversationId).containsExactly(application);
  }

  @Test
  void similar_names_stay_away_where_somebody_has_the_name() {
    write(cafe.tom, cafe.applicationOf("John", "Smith", cafe.barista), "Hello");
    write(cafe.tom, cafe.applicationOf("Joan", "Smith", cafe.barista), "Hello");

    assertThat(find(cafe.tom, "john").similar()).isFalse();
    assertThat(find(cafe.tom, "john").people())
        .extracting(Found::name)
        .containsExactly("John Smith");
    assertThat(find(cafe.tom, "jhon").people())
        .extracting(Found::name)
        .containsExactly("John Smith");
  }

  @Test
  void a_few_people_are_shown_and_that_there_are_more() {
    for (var n = 0; n <= Search.PEOPLE; n++)
      write(cafe.tom, cafe.applicationOf("Ines", "No" + n, cafe.barista), "Hello");

    var page = find(cafe.tom, "ines");
    assertThat(page.people()).hasSize(Search.PEOPLE);
    assertThat(page.people().getFirst().name()).isEqualTo("Ines No5");
    assertThat(page.morePeople()).isTrue();
    assertThat(find(cafe.tom, "ines no3").morePeople()).isFalse();
  }

  @Test
  void what_came_too_late_is_found_too() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    answer(cafe.lena, cafe.lenaAsBarista, "I am heartbroken");

    assertThat(messages("heartbroken")).hasSize(1);
  }

  @Test
  void each_finds_what_is_at_the_own_locations() {
    write(cafe.tom, cafe.lenaAsBarista, "Apron size please");
    write(cafe.aisha, cafe.jamalAsCook, "Apron and knife please");

    assertThat(found(cafe.tom, "apron")).containsExactly(cafe.lenaAsBarista);
    assertThat(found(cafe.aisha, "apron")).containsExactly(cafe.jamalAsCook);
    assertThat(found(cafe.maria, "apron")).containsExactly(cafe.jamalAsCook, cafe.lenaAsBarista);
    assertThat(find(cafe.tom, "jamal").people()).isEmpty();
    assertThat(find(cafe.aisha, "jamal").people()).hasSize(1);
  }

  @Test
  void whoever_takes_part_finds_it_also_without_the_grant_of_now() {
    write(cafe.aisha, cafe.jamalAsCook, "Bring an apron");
    answer(cafe.jamal, cafe.jamalAsCook, "An apron of my own?");
    write(cafe.maria, cafe.omarAsHost, "No apron needed");
    var readableNoMore = cafe.applicationOf("Solo", "Once", cafe.cook);
    write(cafe.aisha, readableNoMore, "Bring an apron");
    cafe.update(
        "delete from location_grant where user_id = %d and location_id = %d"
            .formatted(cafe.aisha.id(), cafe.marketStreet));

    assertThat(found(cafe.again(cafe.aisha), "apron"))
        .containsExactly(cafe.omarAsHost, cafe.jamalAsCook, cafe.jamalAsCook);
    assertThat(find(cafe.again(cafe.aisha), "jamal").people()).hasSize(1);
  }

  @Test
  void whoever_reviews_nowhere_finds_nothing() {
    write(cafe.aisha, cafe.jamalAsCook, "Bring an apron");
    cafe.update("delete from location_grant where user_id = " + cafe.aisha.id());

    assertThat(find(cafe.again(cafe.aisha), "apron").isEmpty()).isTrue();
    assertThat(find(cafe.user("Nora Nowhere", Role.MANAGER), "apron").isEmpty()).isTrue();
  }

  @Test
  void nothing_of_another_company_is_found() {
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Scrubs are provided");
    write(cafe.tom, cafe.lenaAsBarista, "Hello");

    assertThat(find(cafe.maria, "scrubs").isEmpty()).isTrue();
    assertThat(find(cafe.maria, "lena").people())
        .extracting(Found::conversationId)
        .containsExactly(cafe.lenaAsBarista);
    assertThat(clinic.in(() -> search.find(cafe.maria, "scrubs", null)).isEmpty()).isTrue();
  }

  @Test
  void nobody_finds_by_the_marks_of_the_index() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");

    for (var q : List.of("@c" + cafe.id, "@l" + cafe.pier4, "c" + cafe.id, "^lena | hello", ":*"))
      assertThat(find(cafe.aisha, q).isEmpty()).as(q).isTrue();
  }

  @Test
  void without_a_search_the_index_shows_no_row() {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");

    var rows =
        cafe.inTransaction(
            () -> sql.sql("select count(*) from message_search").query(Long.class).single());
    assertThat(rows).isZero();
  }

  @Test
  void what_is_long_ago_is_found_as_well() {
    for (var days : List.of(3, 10, 40, 170, 680, 2_700, 10_000)) {
      clock.set(Instant.parse("2026-11-02T14:00:00Z").minus(Duration.ofDays(days)));
      write(cafe.tom, cafe.lenaAsBarista, "Reply " + days);
    }
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));

    assertThat(messages("reply"))
        .containsExactly(
            "Reply 3",
            "Reply 10",
            "Reply 40",
            "Reply 170",
            "Reply 680",
            "Reply 2700",
            "Reply 10000");
  }

  @Test
  void many_hits_are_paged_without_loss_or_repeat_also_where_times_are_equal() {
    var all = new ArrayList<String>();
    for (var n = 0; n < 2 * Search.PAGE + 20; n++) {
      if (n % 30 == 0) clock.advance(Duration.ofDays(n));
      cafe.write(cafe.tom, n % 2 == 0 ? cafe.lenaAsBarista : cafe.jamalAsBarista, "Hello " + n);
      all.addFirst("Hello " + n);
    }

    var paged = new ArrayList<String>();
    String after = null;
    var pages = 0;
    do {
      var page = find(cafe.tom, "hello", after);
      page.messages().forEach(found -> paged.add(found.text()));
      after = page.next();
      pages++;
    } while (after != null);
    assertThat(pages).isEqualTo(3);
    assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    assertThat(find(cafe.tom, "hello", null).messages())
        .isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
  }

  @Test
  void people_stand_on_the_first_page_only() {
    for (var n = 0; n <= Search.PAGE; n++) write(cafe.tom, cafe.lenaAsBarista, "Dear Lena " + n);

    var first = find(cafe.tom, "lena");
    assertThat(first.people()).hasSize(1);
    var second = find(cafe.tom, "lena", first.next());
    assertThat(second.people()).isEmpty();
    assertThat(second.messages()).extracting(Found::text).containsExactly("Dear Lena 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "x~1~1",
        "2026-11-02T14:00:00Z~1",
        "2026-11-02T14:00:00Z~x~1",
        "+1000000000-12-31T23:59:59Z~1~1",
        "-5000-01-01T00:00:00Z~1~1",
        "'; drop table message; --~1~1"
      })
  void a_made_up_page_shows_what_there_is(String after) {
    write(cafe.tom, cafe.lenaAsBarista, "Hello");

    assertThat(find(cafe.tom, "hello", after).messages()).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a", "é", ":*", "!", "&", "%", "\\", "'", "\"", "\"\"", "😀😀", "- ( )"})
  void too_little_is_no_search(String q) {
    assertThat(find(cafe.tom, q).tooShort()).isTrue();
  }

  @Test
  void one_sign_is_enough_where_it_is_a_word() {
    write(cafe.tom, cafe.lenaAsBarista, "王 さん");

    assertThat(messages("王")).hasSize(1);
  }

  @Test
  void hostile_strings_are_searches_like_others_and_find_themselves() {
    var searched = 0;
    for (var string : NaughtyStrings.all()) {
      if (string.isBlank() || string.length() > 100) continue;
      if (++searched % 5 != 0 && string.indexOf('\'') < 0 && string.indexOf('\0') < 0) continue;
      if (find(cafe.tom, string).tooShort()) continue;
      cafe.write(cafe.tom, cafe.lenaAsBarista, string);
      assertThat(find(cafe.tom, string.replace('"', ' ') + " ").messages()).as(string).isNotEmpty();
    }
    assertThat(searched).isGreaterThan(300);
    find(cafe.tom, "x".repeat(10_000));
    find(cafe.tom, "x ".repeat(5_000));
    find(cafe.tom, "'".repeat(10_000));
    find(cafe.tom, "\"a".repeat(5_000));
  }

  @Test
  void a_search_that_takes_too_long_is_cut_off_and_says_how_far_it_came() throws SQLException {
    write(cafe.tom, cafe.lenaAsBarista, "Can you come on Friday?");
    try (var blocker = locked("message_search")) {
      var result = find(cafe.tom, "friday");
      assertThat(result.stopped()).isTrue();
      assertThat(result.isEmpty()).isTrue();
      assertThat(result.next()).isNull();

      var older = "2026-10-01T00:00:00Z~0~0";
      var further = cafe.in(() -> search.find(cafe.tom, "friday", older));
      assertThat(further.lookedBackTo()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
      assertThat(further.next()).isEqualTo(older);
      blocker.rollback();
    }
    assertThat(messages("friday")).hasSize(1);
  }

  /// Lets nobody read the table until it is rolled back.
  private static Connection locked(String table) throws SQLException {
    var connection =
        DriverManager.getConnection(
            TestDatabase.url(), TestDatabase.username(), TestDatabase.password());
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table " + table);
    }
    return connection;
  }

  @Test
  void a_message_of_one_endless_word_is_stored_and_found() {
    write(cafe.tom, cafe.lenaAsBarista, "x".repeat(10_000));

    assertThat(messages("x".repeat(100))).hasSize(1);
  }

  private void write(User user, long application, String text) {
    clock.advance(Duration.ofMinutes(1));
    cafe.write(user, application, text);
  }

  private void answer(long applicant, long application, String text) {
    clock.advance(Duration.ofMinutes(1));
    cafe.answer(applicant, application, text);
  }

  private List<String> messages(String q) {
    return find(cafe.tom, q).messages().stream().map(Found::text).toList();
  }

  private List<Long> found(User user, String q) {
    return find(user, q).messages().stream().map(Found::conversationId).toList();
  }

  private SearchPage find(User user, String q) {
    return find(user, q, null);
  }

  private SearchPage find(User user, String q, @Nullable String after) {
    return cafe.in(() -> search.find(user, q, after));
  }
}
