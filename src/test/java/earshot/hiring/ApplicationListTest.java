package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class ApplicationListTest {

  private static final ApplicationFilter ALL = filter(Folder.APPLICANTS, "", Sort.NEWEST);

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Applications applications;
  @Autowired private Applicants applicants;
  @Autowired private TestClock clock;

  @Test
  void everyone_sees_the_applications_of_their_locations() {
    assertThat(ids(cafe.tom, ALL))
        .containsExactlyInAnyOrder(cafe.jamalAsBarista, cafe.lenaAsBarista);
    assertThat(ids(cafe.aisha, ALL)).containsExactlyInAnyOrder(cafe.jamalAsCook, cafe.omarAsHost);
    assertThat(ids(cafe.maria, ALL)).hasSize(4);
  }

  @Test
  void who_has_no_location_or_belongs_to_another_company_sees_none() {
    var nobody = cafe.user("Nobody Yet", earshot.company.Role.MANAGER);

    assertThat(ids(nobody, ALL)).isEmpty();
    assertThat(clinic.in(() -> applications.list(cafe.maria, ALL, null)).rows()).isEmpty();
  }

  @Test
  void the_list_can_be_narrowed_to_a_job_or_a_location() {
    assertThat(ids(cafe.maria, of(cafe.barista, null)))
        .containsExactlyInAnyOrder(cafe.jamalAsBarista, cafe.lenaAsBarista);
    assertThat(ids(cafe.maria, of(null, cafe.airport))).containsExactly(cafe.omarAsHost);
    assertThat(ids(cafe.maria, of(cafe.cook, cafe.airport))).isEmpty();
  }

  @Test
  void a_name_can_be_searched_among_those_of_a_job_and_a_location() {
    var filter =
        new ApplicationFilter(Folder.APPLICANTS, cafe.barista, cafe.pier4, "jamal c", Sort.NAME);

    assertThat(ids(cafe.maria, filter)).containsExactly(cafe.jamalAsBarista);
  }

  @Test
  void narrowing_opens_nothing_that_is_not_granted() {
    assertThat(ids(cafe.tom, of(cafe.cook, null))).isEmpty();
    assertThat(ids(cafe.tom, of(null, cafe.airport))).isEmpty();
    assertThat(ids(cafe.maria, of(clinic.barista, null))).isEmpty();
    assertThat(ids(cafe.maria, of(null, clinic.pier4))).isEmpty();
  }

  @Test
  void each_folder_holds_its_stages_and_says_how_many() {
    stage(cafe.jamalAsBarista, Stage.FAVORITED);
    stage(cafe.omarAsHost, Stage.HIRED);
    cafe.decline(cafe.maria, cafe.lenaAsBarista);
    cafe.withdraw(cafe.jamalAsCook);

    assertThat(ids(cafe.maria, ALL)).containsExactly(cafe.jamalAsBarista);
    assertThat(ids(cafe.maria, ALL.in(Folder.FAVORITED))).containsExactly(cafe.jamalAsBarista);
    assertThat(ids(cafe.maria, ALL.in(Folder.HIRED))).containsExactly(cafe.omarAsHost);
    assertThat(ids(cafe.maria, ALL.in(Folder.DECLINED)))
        .containsExactlyInAnyOrder(cafe.lenaAsBarista, cafe.jamalAsCook);
    assertThat(list(cafe.maria, ALL, null).counts())
        .isEqualTo(
            Map.of(
                Folder.APPLICANTS,
                1L,
                Folder.FAVORITED,
                1L,
                Folder.DECLINED,
                2L,
                Folder.HIRED,
                1L));
  }

  @Test
  void the_counts_are_under_the_same_filter_and_grants() {
    assertThat(list(cafe.tom, ALL, null).counts()).containsEntry(Folder.APPLICANTS, 2L);
    assertThat(list(cafe.maria, of(cafe.cook, null), null).counts())
        .containsEntry(Folder.APPLICANTS, 1L);
    assertThat(list(cafe.maria, filter(Folder.HIRED, "lena", Sort.NEWEST), null).counts())
        .containsEntry(Folder.APPLICANTS, 1L)
        .containsEntry(Folder.HIRED, 0L);
  }

  @Test
  void it_is_sorted_by_time_or_by_last_name() {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
    var ann = cafe.applicationOf("Ann", "Zimmer", cafe.barista);
    clock.advance(Duration.ofDays(1));
    var zoe = cafe.applicationOf("Zoë", "Åberg", cafe.barista);
    clock.advance(Duration.ofDays(1));
    var max = cafe.applicationOf("Max", "Meyer", cafe.barista);

    assertThat(only(List.of(ann, zoe, max), Sort.NEWEST)).containsExactly(max, zoe, ann);
    assertThat(only(List.of(ann, zoe, max), Sort.OLDEST)).containsExactly(ann, zoe, max);
    assertThat(only(List.of(ann, zoe, max), Sort.NAME)).containsExactly(zoe, max, ann);
  }

  @Test
  void who_is_called_something_else_stands_where_the_new_name_belongs() {
    var ann = cafe.applicationOf("Ann", "Zimmer", cafe.barista);
    var max = cafe.applicationOf("Max", "Meyer", cafe.barista);
    var person = cafe.in(() -> applications.find(ann)).applicant();

    cafe.run(() ->
        applicants.change(
            person.id(), new NewApplicant("Ann", "Åberg", person.email(), null, false)));

    assertThat(only(List.of(ann, max), Sort.NAME)).containsExactly(ann, max);
  }

  @ParameterizedTest
  @EnumSource
  void it_is_paged_without_gap_or_double_also_where_times_and_names_are_equal(Sort sort) {
    clock.set(Instant.parse("2026-11-02T14:00:00.123456Z"));
    for (var n = 0; n < 120; n++)
      cafe.applicationOf(
          "Same", n % 3 == 0 ? "Name" : "Näme", n % 2 == 0 ? cafe.barista : cafe.cook);
    var all = filter(Folder.APPLICANTS, "same", sort);

    var pages = pages(cafe.maria, all);

    assertThat(pages).extracting(List::size).containsExactly(50, 50, 20);
    var ids = pages.stream().flatMap(List::stream).map(ApplicationRow::id).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSize(120);
    if (sort != Sort.NAME)
      assertThat(ids)
          .isSortedAccordingTo(
              sort == Sort.OLDEST
                  ? java.util.Comparator.naturalOrder()
                  : java.util.Comparator.reverseOrder());
  }

  @Test
  void a_full_page_that_is_the_last_has_no_next() {
    for (var n = 0; n < ApplicationSearch.PAGE; n++)
      cafe.applicationOf("Same", "Name", cafe.barista);

    assertThat(list(cafe.maria, filter(Folder.APPLICANTS, "same", Sort.NAME), null).next())
        .isNull();
  }

  @Test
  void a_page_whose_applicants_are_gone_leads_back_to_the_first(@Autowired StaffClient tom) {
    clock.set(Instant.parse("2026-11-02T14:00:00Z"));
    for (var n = 1; n < ApplicationSearch.PAGE; n++)
      cafe.applicationOf("Same", "Name", cafe.barista);
    var next =
        Jsoup.parse(tom.signIn(cafe.tom).get("/applications?sort=oldest").body())
            .select("a[rel=next]")
            .attr("href");
    var last = Jsoup.parse(tom.get(next).body()).select("tbody .tick input").eachAttr("value");
    assertThat(last).hasSize(1);
    cafe.decline(cafe.tom, Long.parseLong(last.getFirst()));

    var page = Jsoup.parse(tom.get(next).body()).select(".empty");

    assertThat(page.text()).contains("Nobody further").doesNotContain("Nobody here yet");
    assertThat(page.select("a").attr("href")).endsWith("sort=oldest");
  }

  static Stream<String> madeUpCursors() {
    return Stream.of(
        "",
        " ",
        "x",
        "====",
        "a\0b",
        "☃",
        new Cursor("not a time", 1).toString(),
        new Cursor("", 1).toString(),
        new Cursor("infinity", 1).toString(),
        new Cursor("2026-13-45T99:00:00Z", 1).toString(),
        new Cursor("999999-01-01T00:00:00Z", 1).toString(),
        new Cursor("+1000000000-12-31T23:59:59Z", 1).toString(),
        new Cursor("fischer lena", Long.MAX_VALUE).toString(),
        new Cursor("2026-11-02T14:00:00Z", Long.MIN_VALUE).toString(),
        new Cursor("nul \0 inside", 1).toString(),
        new Cursor("'; drop table message; --", 1).toString());
  }

  @ParameterizedTest
  @MethodSource("madeUpCursors")
  void a_made_up_cursor_breaks_nothing(String cursor) {
    for (var sort : Sort.values())
      assertThat(list(cafe.maria, filter(Folder.APPLICANTS, "", sort), cursor).rows())
          .hasSizeLessThanOrEqualTo(4);
  }

  private List<Long> only(List<Long> wanted, Sort sort) {
    var ids = new ArrayList<>(ids(cafe.maria, filter(Folder.APPLICANTS, "", sort)));
    ids.retainAll(wanted);
    return ids;
  }

  private List<List<ApplicationRow>> pages(User user, ApplicationFilter filter) {
    var pages = new ArrayList<List<ApplicationRow>>();
    String next = null;
    do {
      var page = list(user, filter, next);
      pages.add(page.rows());
      next = page.next();
    } while (next != null);
    return pages;
  }

  private void stage(long id, Stage stage) {
    cafe.run(() -> applications.changeStage(cafe.maria, id, stage));
  }

  private List<Long> ids(User user, ApplicationFilter filter) {
    return list(user, filter, null).rows().stream().map(ApplicationRow::id).toList();
  }

  private ApplicationList list(User user, ApplicationFilter filter, @Nullable String after) {
    return cafe.in(() -> applications.list(user, filter, after));
  }

  private static ApplicationFilter of(@Nullable Long job, @Nullable Long location) {
    return new ApplicationFilter(Folder.APPLICANTS, job, location, "", Sort.NEWEST);
  }

  private static ApplicationFilter filter(Folder folder, String search, Sort sort) {
    return new ApplicationFilter(folder, null, null, search, sort);
  }
}
