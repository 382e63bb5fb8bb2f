package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.User;
import earshot.database.TestDatabase;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The message center of a company with 100,000 conversations at 40 locations: every list looks at
/// a range of an index and never at all there is. Counted are the rows that a plan looked at, which
/// are the same on a busy machine.
@EarshotTest
class LargeInboxTest {

  private static final int CONVERSATIONS = 100_000;
  private static final int LOCATIONS = 40;

  /// A page of fifty, with what is archived or filtered out among them.
  private static final int OF_A_PAGE = 1_000;

  private static SmallCompany cafe;

  @Autowired private JdbcClient sql;

  @BeforeAll
  static void a_large_company(@Autowired SmallCompany company) {
    cafe = company;
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

    var plan = plan(InboxDatabase.rows(filter), params(user, filter));

    assertThat(scanned(plan)).isEmpty();
    assertThat(most(plan)).as(plan.toPrettyString()).isLessThan(OF_A_PAGE + 60 * pages);
  }

  @Test
  void a_filter_by_job_reads_the_index_alone() {
    for (var view : View.values())
      for (var scope : Scope.values()) {
        var filter = new InboxFilter(view, scope, cafe.cook, null);
        var plan = plan(InboxDatabase.rows(filter), params(cafe.again(cafe.maria), filter));
        assertThat(scanned(plan)).as(filter.toString()).isEmpty();
        assertThat(most(plan)).as(plan.toPrettyString()).isLessThan(3 * OF_A_PAGE);
      }
  }

  @Test
  void the_counter_reads_a_range_of_an_index() {
    var plan = plan(InboxDatabase.NEW_MESSAGES, Map.of("user", cafe.maria.id(), "limit", 100));

    assertThat(scanned(plan)).isEmpty();
    assertThat(most(plan)).as(plan.toPrettyString()).isLessThan(OF_A_PAGE);
  }

  private static Map<String, Object> params(User user, InboxFilter filter) {
    var top = InboxCursor.TOP;
    var wanted = filter.location() == null ? user.locations() : List.of(filter.location());
    return Map.of(
        "user", user.id(),
        "locations", wanted.toArray(Long[]::new),
        "location", filter.location() == null ? 0L : filter.location(),
        "job", filter.job() == null ? 0L : filter.job(),
        "at", Timestamp.from(top.lastAt()),
        "conversation", top.conversationId(),
        "limit", Inbox.PAGE + 1);
  }

  private JsonNode plan(String query, Map<String, Object> params) {
    return cafe.inTransaction(() ->
        sql.sql("explain (analyze, format json) " + query)
            .params(params)
            .query((row, _) -> JsonMapper.shared().readTree(row.getString(1)).get(0).get("Plan"))
            .single());
  }

  /// The large tables that were read from one end to the other.
  private static List<String> scanned(JsonNode plan) {
    return nodes(plan)
        .filter(node -> node.path("Node Type").asString().equals("Seq Scan"))
        .map(node -> node.path("Relation Name").asString())
        .filter(table -> !List.of("job", "location", "app_user").contains(table))
        .toList();
  }

  /// How many rows the busiest part of the plan looked at.
  private static double most(JsonNode plan) {
    return nodes(plan).mapToDouble(LargeInboxTest::rows).max().orElseThrow();
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
