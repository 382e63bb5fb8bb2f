package earshot.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests to receivers that mean no good, with a name server of theirs.
@NullMarked
class OutgoingTest {

  private static final Map<String, String> HEADERS = Map.of("webhook-id", "evt_1");
  private static final String WORD = "only for this test";
  private static final AddressRule STRICT = EndpointTest.rule(false, false);
  private static final AddressRule OPEN = EndpointTest.rule(true, false);

  private final WireMockServer receiver = new WireMockServer(options().dynamicPort());
  private final Queue<List<String>> answers = new ArrayDeque<>();

  @BeforeEach
  void a_receiver_listens() {
    receiver.start();
    receiver.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(204)));
  }

  @AfterEach
  void it_ends() {
    receiver.stop();
  }

  @Test
  void a_request_carries_its_headers_and_body() {
    answers.add(List.of("127.0.0.1"));

    var reply = ask(OPEN, "/hooks?a=b");

    assertThat(reply.isSuccess()).isTrue();
    receiver.verify(
        postRequestedFor(urlEqualTo("/hooks?a=b"))
            .withHeader("webhook-id", equalTo("evt_1"))
            .withHeader("content-type", equalTo("application/json"))
            .withHeader("host", equalTo("hooks.example:" + receiver.port()))
            .withRequestBody(equalTo("{\"a\":\"ü\"}")));
  }

  @Test
  void a_name_that_leads_inside_is_refused_also_beside_a_public_address() {
    answers.add(List.of("127.0.0.1"));
    answers.add(List.of("93.184.215.14", "127.0.0.1"));
    answers.add(List.of("::ffff:127.0.0.1"));

    for (var n = 0; n < 3; n++) assertThat(ask(STRICT, "/").problem()).contains("private");
    receiver.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void a_name_is_looked_up_once_and_what_was_checked_is_what_is_connected_to()
      throws ExecutionException, InterruptedException {
    answers.add(List.of("93.184.215.14"));
    answers.add(List.of("127.0.0.1"));
    var names = new CheckedNames(this::find, STRICT);

    assertThat(resolve(names).get()).containsExactly(new InetSocketAddress("93.184.215.14", 443));
    assertThat(resolve(names))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(CheckedNames.NotAllowed.class);
  }

  @Test
  void numbers_that_are_addresses_in_disguise_are_checked_as_what_they_lead_to() {
    var names = new CheckedNames(InetAddress::getAllByName, STRICT);
    try (var outgoing = new Closing(names)) {
      for (var host : List.of("127.0.0.1", "[::1]", "[::ffff:7f00:1]", "localhost")) {
        var endpoint = Endpoint.known("http://%s:%d/".formatted(host, receiver.port()));
        assertThat(outgoing.it.post(endpoint, HEADERS, "{}").problem())
            .as(host)
            .contains("private");
      }
    }
    receiver.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void redirects_are_not_followed() {
    receiver.stubFor(
        post("/away")
            .willReturn(
                aResponse().withStatus(307).withHeader("Location", receiver.url("/inside"))));
    answers.add(List.of("127.0.0.1"));

    var reply = ask(OPEN, "/away");

    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.isSuccess()).isFalse();
    receiver.verify(0, postRequestedFor(urlEqualTo("/inside")));
  }

  @Test
  void of_an_answer_one_kilobyte_is_kept_and_no_cookie() {
    receiver.stubFor(
        post("/much")
            .willReturn(
                aResponse()
                    .withHeader("Set-Cookie", "a=b")
                    .withHeader("Retry-After", "7")
                    .withBody("x\0" + "y".repeat(1_000_000))));
    answers.add(List.of("127.0.0.1"));
    try (var outgoing = new Closing(new CheckedNames(this::find, OPEN))) {
      var reply = outgoing.it.post(endpoint("/much"), HEADERS, "{}");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).hasSize(1024).startsWith("x\uFFFDyyy");
      assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(7));
      assertThat(outgoing.it.post(endpoint("/then"), HEADERS, "{}").problem()).isNull();
    }
    receiver.verify(postRequestedFor(urlEqualTo("/then")).withoutHeader("Cookie"));
  }

  @Test
  void of_headers_without_end_little_is_read() throws IOException {
    try (var endless =
        new RawReceiver(List.of("HTTP/1.1 200 OK\r\n"), "X-Much: " + "y".repeat(1000) + "\r\n")) {
      assertThat(ask(endless).problem()).isNotNull();
      assertThat(endless.written()).isLessThan(4_000_000); // what buffers on the way take, too
    }
  }

  @Test
  void whoever_said_200_has_taken_it_also_if_the_rest_of_the_answer_breaks() throws IOException {
    var short200 = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nthank";
    try (var breaking = new RawReceiver(List.of(short200), "")) {
      var reply = ask(breaking);
      assertThat(reply.isSuccess()).isTrue();
      assertThat(reply.body()).isEqualTo("thank");
      assertThat(reply.problem()).isNull();
    }
  }

  @Test
  void what_a_receiver_says_before_its_answer_is_passed_over() throws IOException {
    var ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    var hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    for (var before :
        List.of("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n", hints))
      try (var wordy = new RawReceiver(List.of(before, ok), "")) {
        var reply = ask(wordy);
        assertThat(reply.status()).as(before).isEqualTo(200);
        assertThat(reply.body()).as(before).isEqualTo("ok");
      }
  }

  @Test
  void what_goes_wrong_is_said_in_a_sentence() {
    assertThat(ask(OPEN, "/").problem()).isEqualTo("There is no server of that name.");
    answers.add(List.of("127.0.0.1"));
    try (var outgoing = new Closing(new CheckedNames(this::find, OPEN))) {
      var nobody = Endpoint.known("http://hooks.example:9/");
      assertThat(outgoing.it.post(nobody, HEADERS, "{}").problem())
          .isEqualTo("Nothing listens at that address.");
    }
  }

  @Test
  void a_receiver_with_a_certificate_that_is_trusted_and_of_its_name_is_told(@TempDir Path folder)
      throws Exception {
    var keys = folder.resolve("keys.p12").toString();
    certificate(keys);
    var secure =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(keys)
                .keystorePassword(WORD)
                .keyManagerPassword(WORD));
    secure.start();
    try {
      secure.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(204)));
      var trusting = new SslContextFactory.Client();
      trusting.setTrustStorePath(keys);
      trusting.setTrustStorePassword(WORD);

      assertThat(ask("hooks.example", secure, trusting))
          .extracting(Reply::problem, Reply::status)
          .containsExactly(null, 204);
      assertThat(ask("another.example", secure, trusting).problem())
          .isEqualTo("The certificate there is for another name.");
      assertThat(ask("hooks.example", secure, new SslContextFactory.Client()).problem())
          .isEqualTo(
              "The certificate there is of no authority this server trusts, such as one it signed"
                  + " itself.");
      secure.verify(1, postRequestedFor(anyUrl()));
    } finally {
      secure.stop();
    }
  }

  /// One for `hooks.example` that nobody else has signed.
  private static void certificate(String file) throws IOException, InterruptedException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool, "-genkeypair", "-keyalg", "EC", "-alias", "hooks", "-keystore", file)
            .inheritIO();
    made.command().addAll(List.of("-storetype", "PKCS12", "-storepass", WORD, "-validity", "2"));
    made.command().addAll(List.of("-dname", "CN=hooks.example", "-ext", "san=dns:hooks.example"));
    assertThat(made.start().waitFor()).isZero();
  }

  private Reply ask(String host, WireMockServer secure, SslContextFactory.Client tls) {
    answers.add(List.of("127.0.0.1"));
    try (var outgoing = new Closing(new CheckedNames(this::find, OPEN), tls)) {
      var endpoint = Endpoint.known("https://%s:%d/".formatted(host, secure.httpsPort()));
      return outgoing.it.post(endpoint, HEADERS, "{}");
    }
  }

  private Reply ask(RawReceiver raw) {
    answers.add(List.of("127.0.0.1"));
    try (var outgoing = new Closing(new CheckedNames(this::find, OPEN))) {
      return outgoing.it.post(Endpoint.known("http://hooks.example:" + raw.port()), HEADERS, "{}");
    }
  }

  private Reply ask(AddressRule rule, String path) {
    try (var outgoing = new Closing(new CheckedNames(this::find, rule))) {
      return outgoing.it.post(endpoint(path), HEADERS, "{\"a\":\"ü\"}");
    }
  }

  private Endpoint endpoint(String path) {
    return Endpoint.known("http://hooks.example:" + receiver.port() + path);
  }

  private static CompletableFuture<List<InetSocketAddress>> resolve(CheckedNames names) {
    var promise = new Promise.Completable<List<InetSocketAddress>>();
    names.resolve("hooks.example", 443, Map.of(), promise);
    return promise;
  }

  private InetAddress[] find(String host) throws UnknownHostException {
    // the last one stands: how often a name is asked for is the client's business
    var next = answers.size() > 1 ? answers.poll() : answers.peek();
    if (next == null) throw new UnknownHostException(host);
    return Arrays.stream(next.toArray(String[]::new))
        .map(InetAddress::ofLiteral)
        .toArray(InetAddress[]::new);
  }

  private record Closing(Outgoing it) implements AutoCloseable {

    Closing(CheckedNames names) {
      this(names, new SslContextFactory.Client());
    }

    Closing(CheckedNames names, SslContextFactory.Client tls) {
      this(new Outgoing(names, Clock.systemUTC(), tls));
    }

    @Override
    public void close() {
      try {
        it.destroy();
      } catch (Exception broken) {
        throw new IllegalStateException(broken);
      }
    }
  }
}
