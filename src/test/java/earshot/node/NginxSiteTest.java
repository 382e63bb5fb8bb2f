package earshot.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What nginx does with the site of `deploy/`, in front of two nodes that answer as the test says.
@NullMarked
class NginxSiteTest {

  private interface Node {
    void answer(HttpExchange exchange) throws IOException;
  }

  @TempDir private Path directory;

  private final HttpClient browser = HttpClient.newHttpClient();
  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer first;
  private HttpServer second;
  private Nginx nginx;

  @BeforeEach
  void nginx_before_two_nodes() throws IOException {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed: bin/setup does it for root");
    first = node(exchange -> end(exchange, 200, "first"));
    second = node(this::take);
    nginx = Nginx.before(first.getAddress().getPort(), second.getAddress().getPort(), directory);
  }

  @AfterEach
  void stopped() {
    if (nginx != null) nginx.close();
    if (first != null) first.stop(0);
    if (second != null) second.stop(0);
    browser.close();
  }

  @Test
  void what_a_node_that_ends_turns_away_goes_to_the_other_with_all_it_carries() throws Exception {
    first(exchange -> {
      var reads = exchange.getRequestMethod().equals("GET");
      end(exchange, reads ? 502 : 421, "about to stop");
    });
    for (var n = 0; n < 10; n++) {
      assertThat(post("text " + n).body()).isEqualTo("second");
      assertThat(taken.poll(5, TimeUnit.SECONDS)).isEqualTo("POST text " + n);
    }
    for (var n = 0; n < 10; n++) assertThat(get("/").body()).isEqualTo("second");
    // The GET that was turned away had nginx leave that node alone.
    assertThat(asked.get()).isLessThan(15);
  }

  @Test
  void a_node_that_is_gone_is_gone_round() throws Exception {
    first.stop(0);
    for (var n = 0; n < 6; n++) assertThat(post("text").body()).isEqualTo("second");
  }

  @Test
  void what_broke_off_in_the_middle_is_asked_again_only_if_it_reads() throws Exception {
    first(HttpExchange::close);
    var posted = new StringBuilder();
    for (var n = 0; n < 2; n++) posted.append(post("text").statusCode()).append(' ');
    assertThat(posted.toString()).contains("502");
    assertThat(taken).hasSize(1);
    for (var n = 0; n < 4; n++) assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_file_of_one_version_is_found_where_that_version_runs() throws Exception {
    first(exchange -> end(exchange, 404, "another version"));
    for (var n = 0; n < 6; n++) assertThat(get("/assets/0a/js/a.js").body()).isEqualTo("second");
    assertThat(get("/").statusCode() + get("/").statusCode()).isEqualTo(200 + 404);
  }

  @Test
  void a_file_of_a_version_that_runs_nowhere_is_that_of_another() throws Exception {
    Node node =
        exchange -> {
          var strict = exchange.getRequestHeaders().containsKey("Earshot-Assets");
          end(exchange, strict ? 404 : 200, "another version");
        };
    first(node);
    second.removeContext("/");
    second.createContext("/", node::answer);
    for (var n = 0; n < 4; n++) assertThat(get("/assets/0a/js/a.js").statusCode()).isEqualTo(200);
  }

  @Test
  void a_database_that_is_away_is_said_in_the_nodes_own_words() throws Exception {
    first(exchange -> end(exchange, 503, "The database is away."));
    second.removeContext("/");
    second.createContext("/", exchange -> end(exchange, 503, "The database is away."));
    for (var n = 0; n < 4; n++) assertThat(get("/").body()).isEqualTo("The database is away.");
  }

  @Test
  void events_come_through_at_once() throws Exception {
    var heard = new CountDownLatch(1);
    Node streams =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("data: one\n\n".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          await(heard);
          exchange.close();
        };
    first(streams);
    second.removeContext("/");
    second.createContext("/", streams::answer);
    var stream = browser.send(request("/my/live").build(), BodyHandlers.ofInputStream()).body();
    var line = new char[9];
    assertThat(new InputStreamReader(stream, UTF_8).read(line)).isPositive();
    heard.countDown();
  }

  @Test
  void a_large_upload_goes_through_and_the_node_hears_who_asked() throws Exception {
    first(exchange -> {
      var size = exchange.getRequestBody().readAllBytes().length;
      var asked = exchange.getRequestHeaders();
      end(
          exchange,
          200,
          "%d %s %s %s"
              .formatted(
                  size,
                  asked.get("X-Forwarded-For"),
                  asked.get("X-Forwarded-Proto"),
                  asked.get("X-Forwarded-Host")));
    });
    second.stop(0);
    var large = new byte[30 * 1024 * 1024];
    var upload =
        request("/")
            .header("X-Forwarded-For", "203.0.113.9")
            .POST(BodyPublishers.ofByteArray(large));

    assertThat(browser.send(upload.build(), BodyHandlers.ofString()).body())
        .isEqualTo(
            "%d [127.0.0.1] [http] [%s]".formatted(large.length, nginx.uri().getAuthority()));
  }

  @Test
  void a_link_that_lets_its_holder_in_is_in_no_log() throws Exception {
    var secrets =
        List.of(
            "/m/s3cret",
            "/m/s3cret/fresh?a=b",
            "/join/s3cret",
            "/new-password/s3cret",
            "/new-address/s3cret",
            "/sign-up/s3cret",
            "/unsubscribe/s3cret",
            "/embed/s3cret",
            "/applications?name=s3cret");
    for (var path : secrets) assertThat(get(path).statusCode()).isEqualTo(200);
    first(HttpExchange::close);
    second.removeContext("/");
    second.createContext("/", HttpExchange::close);
    for (var path : secrets.subList(0, 8)) assertThat(get(path).statusCode()).isEqualTo(502);

    Awaitility.await().until(() -> nginx.paths().size() == 17);
    assertThat(nginx.paths())
        .noneMatch(line -> line.contains("s3cret"))
        .anyMatch(line -> line.contains("\"GET /m/*** HTTP/1.1\" 200"))
        .anyMatch(line -> line.contains("\"GET /applications HTTP/1.1\" 200"));
    assertThat(nginx.errors()).doesNotContain("s3cret");
  }

  @Test
  void the_site_as_it_stands_is_one_that_nginx_takes() throws Exception {
    var key = directory.resolve("key.pem");
    var certificate = directory.resolve("fullchain.pem");
    var made =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=earshot",
                "-days",
                "1",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .start();
    made.getInputStream().readAllBytes();
    assertThat(made.waitFor()).isZero();

    assertThat(Nginx.check(directory, certificate, key)).contains("test is successful");
  }

  private HttpServer node(Node node) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", node::answer);
    server.start();
    return server;
  }

  private void first(Node node) {
    first.removeContext("/");
    first.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          node.answer(exchange);
        });
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (!body.isEmpty()) taken.add(exchange.getRequestMethod() + " " + body);
    end(exchange, 200, "second");
  }

  private static void end(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, text.length());
    exchange.getResponseBody().write(text.getBytes(UTF_8));
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String text) throws IOException, InterruptedException {
    return browser.send(
        request("/").POST(BodyPublishers.ofString(text)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(nginx.uri().resolve(path));
  }
}
