package earshot.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.FreePort;
import earshot.ServerProcess;
import earshot.database.SpareDatabase;
import earshot.feed.AwayClient.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Kills the server three times while other systems write; a client of the stream that was away for
/// a day and a webhook must miss nothing.
@NullMarked
class KilledWhileListeningIT {

  private static final String KEY = "demo-harborcafe";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MORE = 12;

  /// So long that some requests are on their way when the server dies.
  private static final long RECEIVER_NANOS = 100_000_000;

  private final Map<String, Queue<String>> posted = new ConcurrentHashMap<>();
  private HttpServer receiver;
  private URI url;
  private SpareDatabase database;
  private ServerProcess server;

  @BeforeEach
  void a_demo_company_and_a_receiver() throws IOException {
    database = SpareDatabase.make("listening");
    url = URI.create("http://127.0.0.1:" + FreePort.next());
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", this::receive);
    receiver.start();
    server = start();
  }

  @AfterEach
  void gone() {
    server.kill();
    receiver.stop(0);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothing_is_missed_or_heard_twice_however_often_the_server_is_killed() throws Exception {
    var webhook = makeWebhook();
    var first = database.numbers("select last from feed_position where company_id = 1").getFirst();
    var job = database.numbers("select min(id) from job where company_id = 1 and location_id = 1");
    try (var client = new AwayClient(url, KEY, first)) {
      client.listen();
      var writers = new MixedWriters(url, KEY, job.getFirst(), applications());
      more(writers);
      again();
      more(writers);
      client.leave();
      again();
      more(writers);
      aDayPasses();
      client.listen();
      more(writers);
      again();
      more(writers);
      writers.stop();

      var snapshot = FeedSnapshot.take(database.connect());
      await().atMost(PATIENCE).until(() -> client.last() >= snapshot.last());
      var heard = client.heard().stream().filter(it -> it.id() <= snapshot.last()).toList();
      assertThat(heard.stream().map(Heard::id))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(first + 1, snapshot.last()).boxed().toList());
      snapshot.agreesWith(heard, writers.acknowledged());
      everyEventWasPosted(webhook, heard);
    }
  }

  /// At least once, always the same under the same name.
  private void everyEventWasPosted(long webhook, List<Heard> heard) throws SQLException {
    aMinutePasses();
    var wanted = heard.stream().map(it -> "evt_1_" + it.id()).toList();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(posted.keySet()).containsAll(wanted));
    posted.forEach((id, bodies) -> assertThat(bodies.stream().distinct()).as(id).hasSize(1));
    for (var it : heard) {
      var bodies = Objects.requireNonNull(posted.get("evt_1_" + it.id()));
      var event = JsonMapper.shared().readTree(bodies.peek());
      assertThat(event.at("/id")).isEqualTo(it.event().at("/id"));
      assertThat(event.at("/type")).isEqualTo(it.event().at("/type"));
    }
    LoggerFactory.getLogger(KilledWhileListeningIT.class)
        .info(
            "{} events, 3 kills; posted {} times",
            heard.size(),
            posted.values().stream().mapToInt(Queue::size).sum());
    assertThat(database.numbers("select id from webhook where state = 'ACTIVE'")).contains(webhook);
  }

  private void more(MixedWriters writers) {
    var before = writers.acknowledged().size();
    await().atMost(PATIENCE).until(() -> writers.acknowledged().size() >= before + MORE);
  }

  private void again() {
    server.kill();
    server = start();
  }

  private void aDayPasses() {
    database.execute("update feed_event set happened_at = happened_at - interval '1 day'");
  }

  /// What was on its way when the server died is due again then.
  private void aMinutePasses() {
    database.execute("update webhook_delivery set due_at = now() where state = 'WAITING'");
  }

  private long makeWebhook() throws IOException, InterruptedException {
    var events =
        "\"message.created\", \"delivery.updated\", \"application.created\","
            + " \"application.stage_changed\", \"conversation.archived\"";
    var wanted =
        "{\"url\": \"http://127.0.0.1:%d/hooks\", \"events\": [%s]}"
            .formatted(receiver.getAddress().getPort(), events);
    var asked =
        HttpRequest.newBuilder(url.resolve("/api/v1/webhooks"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(wanted));
    var made = HttpClient.newHttpClient().send(asked.build(), BodyHandlers.ofString());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(made.body()).at("/id").asLong();
  }

  private void receive(HttpExchange asked) throws IOException {
    var body = new String(asked.getRequestBody().readAllBytes(), UTF_8);
    var id = asked.getRequestHeaders().getFirst("webhook-id");
    posted.computeIfAbsent(id, _ -> new ConcurrentLinkedQueue<>()).add(body);
    LockSupport.parkNanos(RECEIVER_NANOS);
    asked.sendResponseHeaders(204, -1);
    asked.close();
  }

  private ServerProcess start() {
    return ServerProcess.start(
        database.settings(
            Map.of(
                "DBSCHEDULER_HEARTBEATINTERVAL", "250ms",
                "EARSHOT_DEMO", "true",
                "EARSHOT_NOTIFICATION_TOGETHER", "1s",
                "SERVER_PORT", Integer.toString(url.getPort()))));
  }

  private List<Long> applications() {
    return database.numbers(
        """
        select id from application
        where company_id = 1 and location_id = 1 and stage = 'NEW' order by id limit 7
        """);
  }
}
