package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.api.ApiClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.PersonName;
import earshot.conversation.Mark;
import earshot.conversation.Marks;
import earshot.hiring.Applications;
import earshot.hiring.Stage;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// What other systems hear of, live and later.
@NullMarked
@EarshotTest
class EventsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private Applications applications;
  @Autowired private Marks marks;
  @Autowired private ApiKeys keys;
  @Autowired private PublicUrl url;
  @Autowired private TestClock clock;
  @Autowired private FeedDatabase database;
  @Autowired private TransactionOperations transaction;
  @Autowired private JdbcClient sql;

  private String secret = "";
  private ApiClient api;

  @BeforeEach
  void a_system_listens() {
    secret = secret(Set.of());
    api = new ApiClient(url, secret);
  }

  @Test
  void a_story_is_told_in_its_order() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Can you come on Tuesday?");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Yes");
    cafe.run(() -> applications.changeStage(cafe.tom, cafe.lenaAsBarista, Stage.INTERVIEW));
    cafe.run(() -> marks.mark(cafe.tom, List.of(cafe.lenaAsBarista), Mark.ARCHIVED));

    var events = api.get("/events?limit=200").json().get("items");

    assertThat(
            StreamSupport.stream(events.spliterator(), false).map(it -> it.get("type").asString()))
        .filteredOn(it -> !it.equals("delivery.updated"))
        .containsExactly(
            "message.created",
            "message.created",
            "application.stage_changed",
            "conversation.archived");
    assertThat(events.at("/0/data/message/body").asString()).isEqualTo("Can you come on Tuesday?");
    assertThat(events.at("/0/data/author_kind").asString()).isEqualTo("user");
    var stage = find(events, "application.stage_changed");
    assertThat(stage.at("/data/to").asString()).isEqualTo("interview");
    assertThat(stage.at("/data/application/stage").asString()).isEqualTo("interview");
  }

  @Test
  void says_which_of_the_staff_or_which_key_did_it() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Can you come on Tuesday?");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Yes");
    cafe.run(() -> applications.changeStage(cafe.tom, cafe.lenaAsBarista, Stage.INTERVIEW));
    cafe.run(() -> applications.withdraw(cafe.lenaAsBarista));
    var added =
        api.post(
            "/applications",
            "{\"job_id\":%d,\"applicant\":{\"first_name\":\"Nora\"}}".formatted(cafe.barista));
    assertThat(added.status()).isEqualTo(201);

    assertThat(users("message.created")).containsExactly(cafe.tom.id(), 0L);
    assertThat(users("application.stage_changed")).containsExactly(cafe.tom.id(), 0L);
    var key =
        cafe.inTransaction(() ->
            sql.sql("select user_id from api_key order by id desc limit 1")
                .query(Long.class)
                .single());
    assertThat(users("application.created")).containsExactly(key);
  }

  private List<Long> users(String type) {
    var items = api.get("/events?limit=200").json().get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(it -> it.get("type").asString().equals(type))
        .map(it -> it.at("/data/user_id").asLong(0))
        .toList();
  }

  @Test
  void a_stream_tells_at_once_and_goes_on_where_it_was_left() {
    List<String> ids;
    try (var stream = new Reader(secret, "")) {
      stream.isOpen();
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
      await().until(() -> !stream.ids.isEmpty());
      ids = List.copyOf(stream.ids);
    }
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "While you were away");

    try (var stream = new Reader(secret, ids.getFirst())) {
      await().until(() -> stream.text().contains("While you were away"));
      assertThat(Long.parseLong(stream.ids.getFirst()))
          .isEqualTo(Long.parseLong(ids.getFirst()) + 1);
    }
  }

  @Test
  void who_lost_the_line_before_the_first_event_comes_back_to_it() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Before anybody listened");
    String here;
    try (var stream = new Reader(secret, "")) {
      stream.isOpen();
      here = stream.last;
      assertThat(stream.ids).isEmpty();
    }
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "While you were away");

    try (var stream = new Reader(secret, here)) {
      await().until(() -> stream.text().contains("While you were away"));
      assertThat(stream.text()).doesNotContain("Before anybody listened");
    }
  }

  @Test
  void a_stream_that_hears_of_nothing_is_led_on_past_what_happens_elsewhere() {
    try (var stream = new Reader(secret(Set.of(cafe.airport)), "")) {
      stream.isOpen();
      cafe.write(cafe.maria, cafe.lenaAsBarista, "At the pier");
      var last = Long.toString(cafe.in(database::last));

      await().atMost(Duration.ofSeconds(30)).until(() -> stream.last.equals(last));
      assertThat(stream.text()).contains(":still here");
      assertThat(stream.ids).isEmpty();
    }
  }

  @Test
  void a_page_without_events_leads_on_past_what_happens_elsewhere() {
    var local = new ApiClient(url, secret(Set.of(cafe.airport)));
    cafe.write(cafe.maria, cafe.omarAsHost, "At the airport");
    var own = local.get("/events").json().get("items").values();
    cafe.write(cafe.maria, cafe.lenaAsBarista, "At the pier");
    var last = Long.toString(cafe.in(database::last));

    var led = local.get("/events?after=" + own.stream().toList().getLast().get("id").asString());
    clock.advance(Duration.ofDays(8));
    cafe.run(() -> transaction.executeWithoutResult(_ -> database.forget(weekAgo())));
    cafe.write(cafe.maria, cafe.omarAsHost, "A week later");

    assertThat(led.json().get("items")).isEmpty();
    assertThat(led.json().get("next_cursor").asString()).isEqualTo(last);
    assertThat(led.header("Link")).contains("after=" + last);
    var later = local.get("/events?after=" + last);
    assertThat(later.json().get("items").toString()).contains("A week later");
    var newest = Long.toString(cafe.in(database::last));
    assertThat(local.get("/events?after=" + newest).json().get("next_cursor").isNull()).isTrue();
  }

  @Test
  void under_parallel_writing_a_stream_misses_nothing_and_hears_nothing_twice() throws Exception {
    var conversations =
        List.of(cafe.lenaAsBarista, cafe.jamalAsBarista, cafe.jamalAsCook, cafe.omarAsHost);
    try (var stream = new Reader(secret, "0");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = new ArrayList<java.util.concurrent.Future<?>>();
      for (var n = 0; n < 200; n++) {
        var conversation = conversations.get(n % conversations.size());
        written.add(threads.submit(() -> cafe.write(cafe.maria, conversation, "Hello")));
      }
      for (var one : written) one.get();
      var last =
          cafe.inTransaction(
              () -> sql.sql("select last from feed_position").query(Long.class).single());

      await().until(() -> stream.ids.size() >= last);
      assertThat(stream.ids)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, last).mapToObj(Long::toString).toList());
      assertThat(stream.text().split("event:message.created", -1)).hasSize(201);
    }
  }

  @Test
  void a_key_hears_of_its_own_locations_alone() {
    var local = new ApiClient(url, secret(Set.of(cafe.pier4)));
    cafe.write(cafe.maria, cafe.omarAsHost, "At the airport");
    cafe.write(cafe.maria, cafe.lenaAsBarista, "At the pier");

    var events = local.get("/events").json().get("items").toString();

    assertThat(events).contains("At the pier").doesNotContain("At the airport");
  }

  @Test
  void which_phones_are_stopped_is_for_keys_that_may_do_everything() {
    var reads = made(Scope.READ, Set.of()).secret();
    try (var stream = new Reader(reads, "")) {
      stream.isOpen();
      api.post("/opt-outs", "{\"phone\":\"%s\"}".formatted(cafe.jamalsPhone));
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

      await().until(() -> stream.text().contains("message.created"));
      assertThat(stream.text()).doesNotContain(cafe.jamalsPhone);
    }
    assertThat(new ApiClient(url, reads).get("/events").json().toString())
        .contains("message.created")
        .doesNotContain(cafe.jamalsPhone);
    assertThat(api.get("/events").json().toString()).contains("opt_out.changed", cafe.jamalsPhone);
  }

  @Test
  void a_revoked_key_hears_of_nothing_that_happens_afterwards() {
    var made = made(Scope.ADMIN, Set.of());
    try (var stream = new Reader(made.secret(), "")) {
      stream.isOpen();

      cafe.run(() -> keys.revoke(made.key().id()));
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Among us");

      await().until(() -> stream.text().endsWith("closed"));
      assertThat(stream.text()).doesNotContain("Among us");
      assertThat(stream.ids).isEmpty();
    }
  }

  @Test
  void after_a_week_events_are_gone_and_that_is_said() {
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello");
    var first = api.get("/events?limit=1").json().at("/items/0/id").asString();
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello again");
    clock.advance(Duration.ofDays(8));
    cafe.run(() -> transaction.executeWithoutResult(_ -> database.forget(weekAgo())));

    var asked = api.get("/events?after=" + first);

    assertThat(asked.status()).isEqualTo(410);
    assertThat(asked.problem()).isEqualTo("gone");
    assertThat(api.get("/events?after=x").problem()).isEqualTo("invalid-request after");
  }

  @Test
  void whoever_knows_of_events_from_after_a_restore_is_told_that_they_are_gone() {
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello");
    var last = cafe.in(database::last);
    assertThat(api.get("/events?after=" + last).json().get("items")).isEmpty();

    var page = api.get("/events?after=" + (last + 1));
    var stream = api.request("/events").header("Accept", "text/event-stream");
    var streamed = api.send(stream.header("Last-Event-ID", Long.toString(last + 1)).GET());

    assertThat(page.problem()).isEqualTo("gone");
    assertThat(page.json().get("detail").asString()).contains("put back");
    assertThat(streamed.problem()).isEqualTo("gone");
  }

  @Test
  void the_head_of_a_stream_is_answered_as_the_stream_is() {
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello");
    var last = cafe.in(database::last);

    var unreadable = api.request("/events?after=%FF").header("Accept", "text/event-stream");
    assertThat(api.send(unreadable.GET()).status()).isEqualTo(400);
    assertThat(api.send(unreadable.HEAD()).status()).isEqualTo(400);
    assertThat(head("x").status()).isEqualTo(stream("x").status()).isEqualTo(422);
    assertThat(head("" + (last + 1)).status()).isEqualTo(stream("" + (last + 1)).status());
    assertThat(head("" + (last + 1)).status()).isEqualTo(410);
    assertThat(head("" + last).header("Content-Type")).startsWith("text/event-stream");
    for (var n = 0; n < 25; n++) assertThat(head("" + last).status()).isEqualTo(200);
  }

  @Test
  void it_opens_none_and_says_where_no_more_would_be_opened() {
    var readers = new ArrayList<Reader>();
    try {
      for (var n = 0; n < 20; n++) readers.add(new Reader(secret, ""));
      readers.forEach(Reader::isOpen);

      assertThat(head("").status()).isEqualTo(stream("").status()).isEqualTo(429);
    } finally {
      readers.forEach(Reader::close);
    }
  }

  private ApiClient.Answer head(String lastSeen) {
    return api.send(asked(lastSeen).HEAD());
  }

  private ApiClient.Answer stream(String lastSeen) {
    return api.send(asked(lastSeen).GET());
  }

  private HttpRequest.Builder asked(String lastSeen) {
    return api.request("/events")
        .header("Accept", "text/event-stream")
        .header("Last-Event-ID", lastSeen);
  }

  private Instant weekAgo() {
    return clock.instant().minus(Recorder.KEPT);
  }

  private static JsonNode find(JsonNode events, String type) {
    return StreamSupport.stream(events.spliterator(), false)
        .filter(it -> it.get("type").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private String secret(Set<Long> locations) {
    return made(Scope.ADMIN, locations).secret();
  }

  private ApiKeys.Made made(Scope scope, Set<Long> locations) {
    var wanted = new NewApiKey(new PersonName("Hiring system"), scope, locations);
    return cafe.in(() -> keys.make(cafe.maria, wanted));
  }

  /// Reads the stream until it is closed.
  private final class Reader implements AutoCloseable {

    /// Of the events.
    private final List<String> ids = new CopyOnWriteArrayList<>();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /// What it would come back with.
    private volatile String last = "";

    Reader(String key, String lastSeen) {
      var request =
          HttpRequest.newBuilder(url.of("/api/v1/events"))
              .header("Authorization", "Bearer " + key)
              .header("Accept", "text/event-stream");
      if (!lastSeen.isEmpty()) request.header("Last-Event-ID", lastSeen);
      Thread.ofVirtual()
          .start(() -> {
            try {
              http.send(request.build(), BodyHandlers.ofLines()).body().forEach(this::hear);
            } catch (IOException | InterruptedException | RuntimeException closed) {
              // by whom does not matter
            }
            lines.add("closed");
          });
    }

    private void hear(String line) {
      if (line.startsWith("id:")) last = line.substring("id:".length());
      if (line.startsWith("event:")) ids.add(last);
      lines.add(line);
    }

    void isOpen() {
      await().until(() -> text().contains(":here"));
    }

    String text() {
      return String.join("\n", lines);
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }
}
