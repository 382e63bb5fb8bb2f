package earshot.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.MailClient;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.api.ApiClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.PersonName;
import earshot.notification.ClockWasPutBack;
import earshot.web.PublicUrl;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks with receivers that listen, fail, hang and come back.
@ChannelsTest
class WebhookTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private HarborCafe jobs;
  @Autowired private StaffClient maria;
  @Autowired private ApiKeys keys;
  @Autowired private WebhookLanes lanes;
  @Autowired private WebhookDatabase webhooks;
  @Autowired private WebhookDeliveryDatabase waiting;
  @Autowired private FeedFollower follower;
  @Autowired private WebhookAttempts posts;
  @Autowired private TransactionOperations transaction;
  @Autowired private PublicUrl url;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient sql;

  private final WireMockServer receiver = new WireMockServer(options().dynamicPort());
  private ApiClient api;

  @BeforeEach
  void a_system_that_makes_webhooks() {
    receiver.start();
    answer("/hooks", 204);
    clock.set(Instant.now());
    api = client(cafe, Set.of());
  }

  @AfterEach
  void it_ends() {
    receiver.stop();
  }

  @Test
  void what_was_chosen_is_posted_signed_and_seen_by_page_and_api() throws Exception {
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Can you come on Tuesday?");

    var heard = heard("/hooks", 1).getFirst();
    var event = json(heard);
    assertThat(event.at("/type").asString()).isEqualTo("message.created");
    assertThat(event.at("/data/message/body").asString()).isEqualTo("Can you come on Tuesday?");
    assertThat(heard.getHeader("webhook-id"))
        .isEqualTo("evt_%d_%s".formatted(cafe.id, event.at("/id").asString()));
    verify(made.at("/secret").asString(), heard);

    var delivered = deliveries(made, "?state=delivered", 1).get(0);
    assertThat(delivered.at("/body").asString()).isEqualTo(heard.getBodyAsString());
    assertThat(delivered.at("/attempts/0/status").asInt()).isEqualTo(204);
    assertThat(delivered.at("/attempts/0/webhook_signature").asString())
        .isEqualTo(heard.getHeader("webhook-signature"));
    var page = maria.signIn(cafe.maria).get("/settings/webhooks/" + id(made)).body();
    assertThat(page).contains("message.created", "Answered 204", "Can you come on Tuesday?");
    assertThat(page).doesNotContain(made.at("/secret").asString());
    assertThat(api.get("/webhooks/" + id(made)).json().has("secret")).isFalse();
  }

  @Test
  void others_hear_nothing() {
    make("/hooks", "message.created");
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello clinic");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello cafe");

    assertThat(heard("/hooks", 1).getFirst().getBodyAsString()).contains("Hello cafe");
    var limited = client(cafe, Set.of(cafe.pier4));
    assertThat(limited.get("/webhooks").status()).isEqualTo(404);
  }

  @Test
  void after_a_new_secret_both_sign_for_a_day() throws Exception {
    var made = make("/hooks", "message.created");
    var old = made.at("/secret").asString();
    var rotated = api.post("/webhooks/%d/secret".formatted(id(made)), "").json();
    var fresh = rotated.at("/secret").asString();
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

    var both = heard("/hooks", 1).getFirst();
    assertThat(both.getHeader("webhook-signature").split(" ")).hasSize(2);
    verify(old, both);
    verify(fresh, both);

    clock.advance(Duration.ofHours(25));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello again");
    assertThat(heard("/hooks", 2).getLast().getHeader("webhook-signature").split(" ")).hasSize(1);
  }

  @Test
  void what_fails_comes_again_as_the_same_and_no_sooner_than_the_receiver_asks() {
    receiver.stubFor(
        post("/hooks").willReturn(aResponse().withStatus(503).withHeader("Retry-After", "60")));
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    var first = heard("/hooks", 1).getFirst();
    await().until(() -> attempts(made) == 1);
    var waiting = deliveries(made, "?state=waiting", 1).get(0);
    assertThat(Instant.parse(waiting.at("/next_attempt_at").asString()))
        .isEqualTo(clock.instant().plusSeconds(60));
    answer("/hooks", 200);

    clock.advance(Duration.ofSeconds(61));
    jobs.runJobs();

    var second = heard("/hooks", 2).getLast();
    assertThat(second.getHeader("webhook-id")).isEqualTo(first.getHeader("webhook-id"));
    assertThat(second.getBodyAsString()).isEqualTo(first.getBodyAsString());
    assertThat(second.getHeader("webhook-timestamp"))
        .isNotEqualTo(first.getHeader("webhook-timestamp"));
    assertThat(deliveries(made, "?state=delivered", 1).at("/0/attempts")).hasSize(2);
  }

  @Test
  void after_three_days_it_is_disabled_administrators_hear_of_it_and_nothing_is_lost() {
    answer("/hooks", 500);
    var made = make("/hooks", "message.created");
    var begun = clock.instant();
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The first");
    for (var tries = 1; tries < 10; tries++) {
      var done = tries;
      await().until(() -> attempts(made) == done);
      clock.set(next(made).plusSeconds(1));
      jobs.runJobs();
    }
    await().until(() -> state(made).equals("disabled"));
    assertThat(clock.instant())
        .isBetween(begun.plus(Duration.ofDays(3)), begun.plus(Duration.ofDays(4)));
    jobs.runJobs();

    var mail = Peers.mailTo(cafe.maria.email()).getLast();
    assertThat(MailClient.header(mail, "Subject")).isEqualTo("A webhook was disabled");
    assertThat(Peers.html(mail))
        .contains("failed for three days", "/settings/webhooks/" + id(made));
    assertThat(Peers.mailTo(cafe.tom.email())).isEmpty();
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The second");
    answer("/hooks", 200);
    assertThat(heard("/hooks", 10)).hasSize(10);
    assertThat(api.patch("/webhooks/" + id(made), "{\"state\": \"active\"}").status())
        .isEqualTo(200);
    assertThat(heard("/hooks", 12).subList(10, 12).stream().map(it -> it.getBodyAsString()))
        .anyMatch(it -> it.contains("The first"))
        .anyMatch(it -> it.contains("The second"));
  }

  @Test
  void a_receiver_that_takes_nothing_for_three_days_is_disabled_however_seldom_each_was_tried() {
    answer("/hooks", 500);
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The first");
    await().until(() -> attempts(made) == 1);

    clock.advance(Duration.ofHours(73));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The second");

    await().until(() -> state(made).equals("disabled"));
    jobs.runJobs();
    assertThat(MailClient.header(Peers.mailTo(cafe.maria.email()).getLast(), "Subject"))
        .isEqualTo("A webhook was disabled");
    assertThat(requests("/hooks")).hasSizeLessThan(10);
    deliveries(made, "?state=waiting", 2);
    change(made, "active");
    await().until(() -> requests("/hooks").size() > 3);
    assertThat(state(made)).isEqualTo("active");
  }

  @Test
  void one_that_takes_something_between_has_three_days_anew() {
    answer("/hooks", 500);
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The first");
    await().until(() -> attempts(made) == 1);
    answer("/hooks", 204);
    clock.advance(Duration.ofHours(40));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The second");
    deliveries(made, "?state=delivered", 2);
    answer("/hooks", 500);

    clock.advance(Duration.ofHours(40));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The third");

    await().until(() -> attempts(made) == 1);
    assertThat(state(made)).isEqualTo("active");
  }

  @Test
  void what_failed_and_is_gone_with_who_was_erased_counts_no_more() {
    answer("/hooks", 500);
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The first");
    await().until(() -> attempts(made) == 1);
    cafe.update("delete from webhook_delivery where company_id = " + cafe.id);

    clock.advance(Duration.ofDays(4));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "The second");

    await().until(() -> attempts(made) == 1);
    assertThat(state(made)).isEqualTo("active");
  }

  @Test
  void to_say_once_more_that_it_is_active_changes_nothing() {
    receiver.stubFor(
        post("/hooks").willReturn(aResponse().withStatus(503).withHeader("Retry-After", "7200")));
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    await().until(() -> attempts(made) == 1);
    var next = next(made);

    change(made, "active");

    assertThat(next(made)).isEqualTo(next).isAfter(clock.instant());
    assertThat(maria.signIn(cafe.maria).get("/settings/audit-log").body())
        .doesNotContain("resumed");
  }

  @Test
  void what_happens_while_another_node_has_the_webhook_is_posted_once_it_lets_go() {
    var made = make("/hooks", "message.created");
    cafe.inTransaction(() -> {
      sql.sql("select from webhook where id = :id for update")
          .param("id", id(made))
          .query()
          .listOfRows();
      Together.times(1, () -> cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello"));
      await().until(this::somebodyWaits);
      return id(made);
    });

    heard("/hooks", 1);
  }

  private boolean somebodyWaits() {
    return sql.sql(
            "select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void a_secret_that_was_asked_for_with_a_key_stands_nowhere_in_the_clear() {
    var body =
        "{\"url\": \"http://127.0.0.1:%d/hooks\", \"events\": [\"message.created\"]}"
            .formatted(receiver.port());
    var made = api.post("/webhooks", body, "Idempotency-Key", "made");
    var secret = "/webhooks/%d/secret".formatted(id(made.json()));
    var rotated = api.post(secret, "", "Idempotency-Key", "rotated");

    assertThat(secretsInTheClear()).isZero();
    assertThat(made.json().at("/secret").asString()).startsWith("whsec_");
    assertThat(api.post("/webhooks", body, "Idempotency-Key", "made").json())
        .isEqualTo(made.json());
    assertThat(api.post(secret, "", "Idempotency-Key", "rotated").json()).isEqualTo(rotated.json());
  }

  @Test
  void a_path_that_is_written_otherwise_is_the_same_path() {
    var body =
        "{\"url\": \"http://127.0.0.1:%d/hooks\", \"events\": [\"message.created\"]}"
            .formatted(receiver.port());

    var made = api.post("/web%68ooks", body, "Idempotency-Key", "otherwise");

    assertThat(made.json().at("/secret").asString()).startsWith("whsec_");
    assertThat(secretsInTheClear()).isZero();
  }

  private long secretsInTheClear() {
    return cafe.inTransaction(() ->
        sql.sql(
                """
                select count(*) from idempotent_answer where encode(body, 'escape') like '%whsec%'
                """)
            .query(Long.class)
            .single());
  }

  @Test
  void a_receiver_that_is_gone_is_disabled_at_once() {
    answer("/hooks", 410);
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

    await().until(() -> state(made).equals("disabled"));
    assertThat(api.get("/webhooks/" + id(made)).json().at("/problem").asString()).contains("410");
    assertThat(deliveries(made, "?state=waiting", 1).at("/0/attempts")).hasSize(1);
    answer("/hooks", 200);
    change(made, "active");
    heard("/hooks", 2);
  }

  @Test
  void a_receiver_that_hangs_delays_no_other() {
    receiver.stubFor(post("/slow").willReturn(aResponse().withStatus(200).withFixedDelay(8000)));
    make("/slow", "message.created");
    make("/hooks", "message.created");
    var begun = System.nanoTime();
    for (var n = 0; n < 20; n++) cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello " + n);

    var quick = heard("/hooks", 20);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(7));
    assertThat(quick.stream().map(it -> it.getHeader("webhook-id"))).doesNotHaveDuplicates();
    assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/slow"))).size()).isBetween(0, 8);
  }

  @Test
  void what_a_server_had_taken_when_it_died_is_posted_by_another() {
    var made = make("/hooks", "message.created");
    change(made, "paused");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    change(made, "active");
    heard("/hooks", 1);
    deliveries(made, "?state=delivered", 1);
    cafe.update(
        "update webhook_delivery set state = 'WAITING', due_at = '%s'"
            .formatted(clock.instant().plusSeconds(60)));

    clock.advance(Duration.ofSeconds(61));
    jobs.runJobs(); // the one that looks every half minute

    var again = heard("/hooks", 2);
    assertThat(again.getFirst().getHeader("webhook-id"))
        .isEqualTo(again.getLast().getHeader("webhook-id"));
  }

  @Test
  void one_delivery_is_sent_again_or_all_of_a_time() {
    var made = make("/hooks", "message.created");
    for (var text : List.of("One", "Two")) cafe.write(cafe.tom, cafe.lenaAsBarista, text);
    heard("/hooks", 2);
    var delivery = deliveries(made, "?state=delivered", 2).get(1);
    var here = "/webhooks/" + id(made);
    var until = clock.instant().plusSeconds(1);
    var from = until.minusSeconds(60);

    var one = api.post(here + "/deliveries/" + delivery.at("/id").asLong() + "/resend", "");
    assertThat(one.status()).isEqualTo(202);
    assertThat(heard("/hooks", 3).getLast().getHeader("webhook-id"))
        .isEqualTo(delivery.at("/webhook_id").asString());
    deliveries(made, "?state=delivered", 2);

    assertThat(api.post(here + "/resend", span(from, until, true)).json().at("/queued").asInt())
        .isZero();
    assertThat(api.post(here + "/resend", span(from, until, false)).json().at("/queued").asInt())
        .isEqualTo(2);
    heard("/hooks", 5);
    assertThat(api.post(here + "/resend", span(until, from, false)).problem())
        .isEqualTo("invalid-request until");
    assertThat(api.post(here + "/resend", "{}").problem()).isEqualTo("invalid-request from");
  }

  @Test
  void what_failed_and_waits_is_sent_again_at_once_and_listed_as_failed() {
    answer("/hooks", 500);
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "It fails");
    await().until(() -> attempts(made) == 1);
    answer("/hooks", 204);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "It arrives");
    deliveries(made, "?state=delivered", 1);
    deliveries(made, "?state=waiting", 1);
    deliveries(made, "?state=failed", 1);
    var until = clock.instant().plusSeconds(1);
    var resend = "/webhooks/%d/resend".formatted(id(made));

    var again = api.post(resend, span(until.minusSeconds(60), until, true));

    assertThat(again.json().at("/queued").asInt()).isEqualTo(1);
    assertThat(heard("/hooks", 3).getLast().getBodyAsString()).contains("It fails");
    deliveries(made, "?state=delivered", 2);
    assertThat(deliveries(made, "?state=failed", 0)).isEmpty();
    for (var never : List.of("-4800-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z")) {
      assertThat(api.post(resend, span(Instant.parse(never), until, true)).problem())
          .isEqualTo("invalid-request from");
      assertThat(api.post(resend, span(until, Instant.parse(never), true)).problem())
          .isEqualTo("invalid-request until");
    }
  }

  @Test
  void a_test_waits_for_a_slow_receiver_in_no_transaction_whatever_key_it_has() {
    receiver.stubFor(post("/hooks").willReturn(aResponse().withStatus(200).withFixedDelay(6500)));
    var made = make("/hooks", "opt_out.changed");

    var test = api.post("/webhooks/%d/%%74est".formatted(id(made)), "", "Idempotency-Key", "test");

    assertThat(test.status()).isEqualTo(200);
    assertThat(test.json().at("/status").asInt()).isEqualTo(200);
  }

  @Test
  void of_tests_that_hang_a_few_wait_and_the_others_are_put_off() {
    receiver.stubFor(post("/hooks").willReturn(aResponse().withStatus(200).withFixedDelay(5000)));
    var test = "/webhooks/%d/test".formatted(id(make("/hooks", "opt_out.changed")));

    var answers = Together.times(12, () -> api.post(test, ""));

    assertThat(answers.stream().map(ApiClient.Answer::status)).contains(200, 429);
    assertThat(requests("/hooks")).hasSizeLessThan(12);
    assertThat(answers)
        .filteredOn(it -> it.status() == 429)
        .allMatch(it -> it.header("Retry-After").equals("15"));
  }

  @Test
  void a_test_shows_the_answer() {
    receiver.stubFor(post("/hooks").willReturn(aResponse().withStatus(422).withBody("no such id")));
    var made = make("/hooks", "opt_out.changed");

    var attempt = api.post("/webhooks/%d/test".formatted(id(made)), "").json();

    assertThat(attempt.at("/status").asInt()).isEqualTo(422);
    assertThat(attempt.at("/answer").asString()).isEqualTo("no such id");
    assertThat(json(heard("/hooks", 1).getFirst()).at("/type").asString())
        .isEqualTo("webhook.test");
    maria.signIn(cafe.maria).get("/settings/webhooks/" + id(made));
    maria.post("/settings/webhooks/%d/test".formatted(id(made)), Map.of());
    assertThat(maria.get("/settings/webhooks/" + id(made)).body())
        .contains("Answered 422", "no such id");
    var log = maria.get("/settings/audit-log").body();
    assertThat(log).contains("made the webhook 127.0.0.1");
  }

  @Test
  void after_a_week_deliveries_are_forgotten_and_with_the_webhook_all_goes() {
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    heard("/hooks", 1);
    deliveries(made, "?state=delivered", 1);

    cafe.update("update webhook_delivery set queued_at = now() - interval '8 days'");
    cafe.run(() -> lanes.look(cafe.id, id(made)));
    assertThat(api.get("/webhooks/%d/deliveries".formatted(id(made))).json().at("/items"))
        .isEmpty();

    assertThat(api.delete("/webhooks/" + id(made)).status()).isEqualTo(204);
    assertThat(api.get("/webhooks/" + id(made)).status()).isEqualTo(404);
  }

  @Test
  void what_cannot_be_taken_is_told_of_by_field() {
    assertThat(
            api.post("/webhooks", "{\"url\": \"nonsense\", \"events\": [\"message.created\"]}")
                .problem())
        .isEqualTo("invalid-request url");
    assertThat(api.post("/webhooks", "{\"url\": \"https://a.example\", \"events\": []}").problem())
        .isEqualTo("invalid-request events");
    assertThat(
            api.post("/webhooks", "{\"url\": \"https://a.example\", \"events\": [\"x\"]}")
                .problem())
        .isEqualTo("invalid-request events");
    assertThat(api.post("/webhooks", "{\"url\": \"https://a.example\"}").problem())
        .isEqualTo("invalid-request events");
    var made = make("/hooks", "message.created");
    var odd = "{\"description\": \"Our\\u0000 system\"}";
    assertThat(api.patch("/webhooks/" + id(made), odd).json().at("/description").asString())
        .isEqualTo("Our system");
    assertThat(api.patch("/webhooks/" + id(made), "{\"state\": \"disabled\"}").problem())
        .isEqualTo("invalid-request state");
    maria.signIn(cafe.maria).get("/settings/webhooks/new");
    var refused =
        maria.post("/settings/webhooks", Map.of("url", "nonsense", "events", "message.created"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("must begin with https://", "nonsense");
  }

  @Test
  void what_failed_while_the_clock_was_a_day_ahead_comes_again_once_it_is_right() {
    answer("/hooks", 503);
    var made = make("/hooks", "message.created");
    clock.advance(Duration.ofDays(1));
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    await().until(() -> attempts(made) == 1);
    answer("/hooks", 204);

    clock.advance(Duration.ofDays(-1));
    events.publishEvent(new ClockWasPutBack(clock.instant()));

    heard("/hooks", 2);
    deliveries(made, "?state=delivered", 1);
  }

  @Test
  void what_waits_while_the_clock_is_a_week_ahead_is_not_forgotten_for_its_age() {
    answer("/hooks", 503);
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    await().until(() -> attempts(made) == 1);

    clock.advance(Duration.ofDays(8));
    cafe.run(() -> lanes.look(cafe.id, id(made)));

    deliveries(made, "", 1);
  }

  @Test
  void a_turn_that_breaks_altogether_leaves_the_webhook_to_the_next() {
    var made = make("/hooks", "message.created");
    var breaks = new AtomicInteger(1);
    var broken = new CountDownLatch(1);
    var breaking =
        new WebhookLanes(
            webhooks,
            waiting,
            follower,
            posts,
            new TransactionOperations() {
              @Override
              public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                if (breaks.getAndDecrement() <= 0) return transaction.execute(action);
                broken.countDown();
                throw new LinkageError("broken");
              }
            },
            clock);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    deliveries(made, "?state=delivered", 1);
    cafe.run(() -> breaking.wake(cafe.id, id(made)));
    await().until(() -> broken.getCount() == 0);
    cafe.update("update webhook_delivery set state = 'WAITING', due_at = now() - interval '1 day'");

    await()
        .until(() -> {
          cafe.run(() -> breaking.wake(cafe.id, id(made)));
          return requests("/hooks").size() == 2;
        });
  }

  @Test
  void what_failed_before_waits_as_long_as_it_has_to() {
    receiver.stubFor(
        post("/hooks").willReturn(aResponse().withStatus(503).withHeader("Retry-After", "7200")));
    var made = make("/hooks", "message.created");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    await().until(() -> attempts(made) == 1);
    var next = next(made);

    events.publishEvent(new ClockWasPutBack(clock.instant()));

    assertThat(next(made)).isEqualTo(next).isAfter(clock.instant());
  }

  private JsonNode make(String path, String event) {
    var body =
        "{\"url\": \"http://127.0.0.1:%d%s\", \"events\": [\"%s\"]}"
            .formatted(receiver.port(), path, event);
    var made = api.post("/webhooks", body);
    assertThat(made.status()).isEqualTo(201);
    return made.json();
  }

  private static String span(Instant from, Instant until, boolean onlyFailed) {
    return "{\"from\": \"%s\", \"until\": \"%s\", \"only_failed\": %s}"
        .formatted(from, until, onlyFailed);
  }

  private void change(JsonNode webhook, String state) {
    api.patch("/webhooks/" + id(webhook), "{\"state\": \"%s\"}".formatted(state));
  }

  private void answer(String path, int status) {
    receiver.stubFor(post(path).willReturn(aResponse().withStatus(status)));
  }

  /// All requests there were, in their order, once there are so many.
  private List<LoggedRequest> heard(String path, int count) {
    await().until(() -> requests(path).size() >= count);
    assertThat(requests(path)).hasSize(count);
    return requests(path);
  }

  private List<LoggedRequest> requests(String path) {
    return receiver.findAll(postRequestedFor(urlEqualTo(path)));
  }

  private JsonNode deliveries(JsonNode webhook, String query, int count) {
    var path = "/webhooks/%d/deliveries%s".formatted(id(webhook), query);
    await().until(() -> api.get(path).json().at("/items").size() == count);
    return api.get(path).json().at("/items");
  }

  private int attempts(JsonNode webhook) {
    return api.get("/webhooks/%d/deliveries".formatted(id(webhook)))
        .json()
        .at("/items/0/attempts")
        .size();
  }

  private Instant next(JsonNode webhook) {
    var waiting = api.get("/webhooks/%d/deliveries".formatted(id(webhook))).json();
    return Instant.parse(waiting.at("/items/0/next_attempt_at").asString());
  }

  private String state(JsonNode webhook) {
    return api.get("/webhooks/" + id(webhook)).json().at("/state").asString();
  }

  private void verify(String secret, LoggedRequest request) throws Exception {
    var headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of(request.getHeader("webhook-id")),
                "webhook-timestamp", List.of(request.getHeader("webhook-timestamp")),
                "webhook-signature", List.of(request.getHeader("webhook-signature"))),
            (_, _) -> true);
    var library = new com.standardwebhooks.Webhook(secret);
    assertThatCode(() -> library.verify(request.getBodyAsString(), headers))
        .doesNotThrowAnyException();
  }

  private static JsonNode json(LoggedRequest request) {
    return JsonMapper.shared().readTree(request.getBodyAsString());
  }

  private static long id(JsonNode webhook) {
    return webhook.at("/id").asLong();
  }

  private ApiClient client(SmallCompany of, Set<Long> locations) {
    var wanted = new NewApiKey(new PersonName("Hiring system"), Scope.ADMIN, locations);
    return new ApiClient(url, of.in(() -> keys.make(of.maria, wanted)).secret());
  }
}
