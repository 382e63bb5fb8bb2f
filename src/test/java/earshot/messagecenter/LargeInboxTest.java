package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.Role;
import earshot.company.User;
import earshot.database.TestDatabase;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The message center of a company with 100,000 conversations at 200 locations: every list looks at
/// a range of an index and never at all there is. Counted are the rows and pages that a plan looked
/// at, which are the same on a busy machine. Nina has archived all but a few of the conversations.
@EarshotTest
class LargeInboxTest {

  private static final int CONVERSATIONS = 100_000;
  private static final int LOCATIONS = 200;

  /// A page of fifty, with what is archived or filtered out among them.
  private static final int OF_A_PAGE = 1_000;

  /// Buffers of a page and its names; beside them a page of an index for each location.
  private static final int BUFFERS = 1_800;

  private static final int OF_A_LOCATION = 6;

  /// Tables of a few pages, which the planner reads whole for each row of a list.
  private static final List<String> SMALL = List.of("job", "location", "app_user");

  private static SmallCompany cafe;
  private static User nina;

  @Autowired private JdbcClient sql;
  @Autowired private Inbox inbox;
  @Autowired private InboxDatabase lists;

  @BeforeAll
  static void a_large_company(@Autowired SmallCompany company) {
    cafe = company;
    nina = cafe.user("Nina Okafor", Role.ADMINISTRATOR);
    for (var n = 4; n <= LOCATIONS; n++) cafe.job(cafe.location("Location " + n), "Barista");
    TestDatabase.administer(
        "set session_replication_role = replica", // checks no foreign key, which takes the longest
        """
        with jobs as (
          select id, location_id, row_number() over (order by id) - 1 as n from job where company_id = %1$d),
        person as (
          insert into applicant (company_id, first_name, last_name)
          select %1$d, 'First' || n, 'Last' from generate_series(1, %2$d) n returning id),
        applied as (
          insert into application (company_id, applicant_id, job_id, location_id, sort_name,
            stage_changed_at, applied_at)
          select %1$d, p.id, j.id, j.location_id, 'last', now(), now()
          from person p join jobs j on j.n = p.id %% %3$d
          returning id, applicant_id, job_id, location_id),
        begun as (
          insert into conversation (company_id, id, public_id, applicant_id, location_id, job_id,
            last_seq, last_inbound_seq, last_word_seq, last_at, started_at)
          select %1$d, id, 'p' || id, applicant_id, location_id, job_id, 2, 1 + id %% 2, 2,
            now() - id * interval '1 minute', now()
          from applied returning *),
        said as (
          insert into message (company_id, conversation_id, seq, author, user_id, channel, body,
            message_key, created_at)
          select %1$d, id, seq, case when seq > last_inbound_seq then 'USER' else 'APPLICANT' end,
            case when seq > last_inbound_seq then %4$d end, 'WEB', 'Hello', seq, last_at
          from begun, generate_series(1, 2) seq)
        insert into participant (company_id, user_id, conversation_id, location_id, job_id, read_seq,
          last_inbound_seq, last_at, preview, preview_user_id, archived_at, marked_unread)
        select %1$d, %4$d, id, location_id, job_id, case when id %% 50 = 1 then 0 else 2 end,
          last_inbound_seq, last_at, 'Hello', case when id %% 2 = 0 then %4$d end,
          case when id / %3$d %% 10 = 0 then now() end, id %% 100 = 3
        from begun
        """
            .formatted(cafe.id, CONVERSATIONS, LOCATIONS, cafe.maria.id()),
        """
        insert into participant (company_id, user_id, conversation_id, location_id, job_id,
          last_inbound_seq, last_at, preview, archived_at, takes_part)
        select %1$d, %2$d, id, location_id, job_id, last_inbound_seq, last_at, '', now(), false
        from conversation where company_id = %1$d and id %% 10000 <> 1
        """
            .formatted(cafe.id, nina.id()),
        "vacuum analyze job",
        "vacuum analyze location",
        "vacuum analyze applicant",
        "vacuum analyze application",
        "vacuum analyze conversation",
        "vacuum analyze message",
        "vacuum analyze participant");
  }

  static Stream<Arguments> lists() {
    var lists = new ArrayList<Arguments>();
    for (var view : View.values())
      for (var scope : Scope.values()) {
        lists.add(list("Maria", view, scope, null, null));
        lists.add(list("Tom", view, scope, null, null));
        lists.add(list("Maria", view, scope, null, cafe.airport));
      }
    return lists.stream();
  }

  private static Arguments list(
      String who, View view, Scope scope, @Nullable Long job, @Nullable Long location) {
    return Arguments.of(who, new InboxFilter(view, scope, job, location));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void every_list_reads_a_range_of_an_index(String who, InboxFilter filter) {
    var user = cafe.again(who.equals("Maria") ? cafe.maria : cafe.tom);
    var pages = filter.scope() == Scope.LOCATIONS ? user.locations().size() : 1;

    var plan = plan(ListSql.rows(filter), params(user, filter, 1_000));

    assertThat(scanned(plan)).isEmpty();
    assertThat(most(plan)).as(plan.toPrettyString()).isLessThan(OF_A_PAGE + 60 * pages);
    assertThat(buffers(plan)).as(plan.toPrettyString()).isLessThan(BUFFERS + OF_A_LOCATION * pages);
  }

  @ParameterizedTest
  @EnumSource(names = {"INBOX", "UNANSWERED"})
  void my_locations_pass_over_what_is_archived_without_looking_at_all_of_it(View view) {
    var filter = new InboxFilter(view, Scope.LOCATIONS, null, null);
    var user = cafe.again(nina);

    var plan = plan(ListSql.rows(filter), params(user, filter, ListSql.MOST_ARCHIVED));

    assertThat(scanned(plan)).isEmpty();
    assertThat(most(plan)).isLessThan(ListSql.MOST_ARCHIVED + 60 * LOCATIONS);
    assertThat(buffers(plan))
        .as(plan.toPrettyString())
        .isLessThan(BUFFERS + OF_A_LOCATION * LOCATIONS);
  }

  @Test
  void what_is_not_archived_is_found_behind_what_is() {
    var filter = new InboxFilter(View.INBOX, Scope.LOCATIONS, null, null);
    var found = new ArrayList<Long>();
    var pages = 0;
    @Nullable String after = null;
    do {
      var page = page(filter, after);
      page.rows().forEach(row -> found.add(row.conversationId()));
      after = page.next();
      pages++;
    } while (after != null);

    assertThat(found).isEqualTo(notArchived());
    assertThat(pages).isBetween(2, CONVERSATIONS / ListSql.MOST_ARCHIVED + 2);
  }

  private InboxPage page(InboxFilter filter, @Nullable String after) {
    return cafe.in(() -> inbox.page(cafe.again(nina), filter, after));
  }

  private List<Long> notArchived() {
    return cafe.inTransaction(() ->
        sql.sql(
                """
                select id from conversation c where last_at is not null and not exists (
                  select from participant p where p.user_id = :user and p.conversation_id = c.id)
                order by last_at desc, id desc
                """)
            .param("user", nina.id())
            .query((row, _) -> row.getLong(1))
            .list());
  }

  @Test
  void a_filter_by_job_reads_the_index_alone() {
    for (var view : View.values())
      for (var scope : Scope.values()) {
        var filter = new InboxFilter(view, scope, cafe.cook, null);
        var plan = plan(ListSql.rows(filter), params(cafe.again(cafe.maria), filter, 1_000));
        assertThat(scanned(plan)).as(filter.toString()).isEmpty();
        assertThat(most(plan)).as(plan.toPrettyString()).isLessThan(3 * OF_A_PAGE);
      }
  }

  @Test
  void the_counter_reads_a_range_of_an_index() {
    var params = new HashMap<>(params(cafe.again(cafe.maria), InboxFilter.INBOX, 1_000));
    params.put("limit", 100);
    var plan = plan(InboxDatabase.NEW_MESSAGES, params);

    assertThat(scanned(plan)).isEmpty();
    assertThat(most(plan)).as(plan.toPrettyString()).isLessThan(OF_A_PAGE);
  }

  /// @param archived how many archived conversations the list passes over
  private Map<String, Object> params(User user, InboxFilter filter, int archived) {
    var top = InboxCursor.TOP;
    var down = cafe.inTransaction(() -> lists.archived(user, top, archived));
    var wanted = filter.location() == null ? user.locations() : List.of(filter.location());
    return Map.of(
        "user", user.id(),
        "locations", wanted.toArray(Long[]::new),
        "reviews", user.mayReviewAnywhere(),
        "location", filter.location() == null ? 0L : filter.location(),
        "job", filter.job() == null ? 0L : filter.job(),
        "at", Timestamp.from(top.lastAt()),
        "conversation", top.conversationId(),
        "downAt", Timestamp.from(down.lastAt()),
        "down", down.conversationId(),
        "limit", Inbox.PAGE + 1);
  }

  private JsonNode plan(String query, Map<String, Object> params) {
    return cafe.inTransaction(() ->
        sql.sql("explain (analyze, buffers, format json) " + query)
            .params(params)
            .query((row, _) -> JsonMapper.shared().readTree(row.getString(1)).get(0).get("Plan"))
            .single());
  }

  /// The large tables that were read from one end to the other.
  private static List<String> scanned(JsonNode plan) {
    return nodes(plan)
        .filter(node -> node.path("Node Type").asString().equals("Seq Scan"))
        .map(node -> node.path("Relation Name").asString())
        .filter(table -> !SMALL.contains(table))
        .toList();
  }

  /// How many rows the busiest part of the plan looked at.
  private static double most(JsonNode plan) {
    return nodes(plan)
        .filter(node -> !SMALL.contains(node.path("Relation Name").asString()))
        .mapToDouble(LargeInboxTest::rows)
        .max()
        .orElseThrow();
  }

  /// How many pages of tables and indexes it looked at.
  private static double buffers(JsonNode plan) {
    return plan.path("Shared Hit Blocks").asDouble() + plan.path("Shared Read Blocks").asDouble();
  }

  private static double rows(JsonNode node) {
    return node.path("Actual Loops").asDouble()
        * (node.path("Actual Rows").asDouble()
            + node.path("Rows Removed by Filter").asDouble()
            + node.path("Rows Removed by Join Filter").asDouble());
  }

  private static Stream<JsonNode> nodes(JsonNode plan) {
    var below = new ArrayList<JsonNode>();
    plan.path("Plans").forEach(below::add);
    return Stream.concat(Stream.of(plan), below.stream().flatMap(LargeInboxTest::nodes));
  }
}
