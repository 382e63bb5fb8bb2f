package earshot.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.sun.net.httpserver.HttpServer;
import earshot.NaughtyStrings;
import earshot.sms.SignInRefused;
import earshot.sms.SmsFailed;
import earshot.sms.SmsUncertain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Texts to a gateway of any kind.
@NullMarked
class GatewayProviderTest {

  private static final String WORDS = "Hello & \"wel}come\" {from}\nПривет 😀";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WireMockServer gateway =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort());

  @BeforeEach
  void start() {
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop();
  }

  /// As docs/operations.md sets up Kannel.
  @Test
  void by_the_url_alone() {
    answers(aResponse().withStatus(202).withBody("0: Accepted for delivery"));
    var kannel =
        provider(
            "/cgi-bin/sendsms?username=u&password=p&from={from}&to={to}&charset=UTF-8&coding=2&text={text}",
            null,
            null);

    assertThat(kannel.send("+14155550101", WORDS)).isEmpty();

    gateway.verify(
        getRequestedFor(urlPathEqualTo("/cgi-bin/sendsms"))
            .withQueryParam("from", equalTo("+14155550100"))
            .withQueryParam("to", equalTo("+14155550101"))
            .withQueryParam("text", equalTo(WORDS)));
  }

  /// As docs/operations.md sets up Vonage.
  @Test
  void by_a_json_body_with_the_name_in_the_answer() {
    answers(okJson("{\"messages\":[{\"status\":\"0\",\"message-id\":\"0A1\"}]}"));
    var vonage =
        provider(
            "/sms/json",
            "{\"from\":\"{from}\",\"to\":\"{to-digits}\",\"text\":\"{text}\",\"type\":\"unicode\"}",
            "/messages/0/message-id");

    assertThat(vonage.send("+14155550101", WORDS)).containsExactly("0A1");

    gateway.verify(
        postRequestedFor(urlPathEqualTo("/sms/json"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Bearer: it"))
            .withRequestBody(
                equalToJson(
                    """
                    {"from":"+14155550100","to":"14155550101","type":"unicode",
                     "text":"Hello & \\"wel}come\\" {from}\\nПривет 😀"}
                    """)));
  }

  @Test
  void by_a_form_with_the_name_found_by_a_pattern() {
    answers(ok("OK id=77;"));
    var other = provider("/send", "to={to}&text={text}", "id=(\\w+)");

    assertThat(other.send("+14155550101", WORDS)).containsExactly("77");

    gateway.verify(
        postRequestedFor(urlPathEqualTo("/send"))
            .withFormParam("to", equalTo("+14155550101"))
            .withFormParam("text", equalTo(WORDS)));
  }

  @Test
  void an_answer_without_the_name_is_a_refusal() {
    answers(okJson("{\"messages\":[{\"status\":\"4\",\"error-text\":\"Bad Credentials\"}]}"));

    var failure = failure("/messages/0/message-id");

    assertThat(failure.isPermanent()).isTrue();
    assertThat(failure)
        .hasMessageStartingWith("The text gateway refused: {")
        .hasMessageContaining("Bad");
  }

  @Test
  void a_busy_gateway_is_tried_again_as_late_as_it_says() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
    assertThat(failure(null).isPermanent()).isFalse();
    assertThat(failure(null).retryAfter()).isEqualTo(Duration.ofMinutes(2));

    answers(aResponse().withStatus(500));
    assertThat(failure(null).isPermanent()).isFalse();

    answers(ok("{\"status\":\"1\"}"));
    assertThat(failure(null).isPermanent()).isFalse();
  }

  @Test
  void a_refusal_is_final_and_shown_in_short() {
    answers(aResponse().withStatus(400).withBody("no\r\n".repeat(1_000)));

    assertThat(failure(null).isPermanent()).isTrue();
    assertThat(failure(null).getMessage()).hasSizeLessThan(250).doesNotContain("\n");
  }

  @Test
  void a_refused_sign_in_is_no_fault_of_the_text() {
    for (var status : new int[] {401, 403, 408}) {
      answers(aResponse().withStatus(status).withBody("Authorization failed for sendsms"));
      assertThat(failure(null).isPermanent()).as("%d", status).isFalse();
    }
  }

  @Test
  void no_credit_and_a_wrong_address_are_no_fault_of_the_text() {
    for (var status : new int[] {402, 404, 405}) {
      answers(aResponse().withStatus(status).withBody("Insufficient credit"));
      assertThat(failure(null)).as("%d", status).isInstanceOf(SignInRefused.class);
      assertThat(failure(null))
          .hasMessage("The text gateway takes nothing from us: " + status + " Insufficient credit");
    }
  }

  @Test
  void a_redirect_is_not_followed_and_no_fault_of_the_text() {
    answers(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

    assertThat(failure(null)).isInstanceOf(SignInRefused.class);
    assertThat(gateway.getAllServeEvents()).hasSize(1);
  }

  @Test
  void what_may_have_gone_is_left_to_a_person() {
    for (var answer :
        List.of(
            ok("late").withFixedDelay(6_000),
            ok("drip".repeat(100)).withChunkedDribbleDelay(20, 8_000),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            ok("x".repeat(100_000)))) {
      answers(answer);
      assertThat(failure(null)).hasMessageEndingWith("it may have gone");
      assertThat(failure(null).isPermanent()).isTrue();
    }
  }

  /// Java's HTTP client would send it again by itself, over a connection of HTTP/1.1.
  @Test
  void a_text_goes_once_though_the_line_breaks_before_the_answer() throws IOException {
    assertThatTheSecondMayHaveGone(_ -> {});
  }

  /// It would then find no other connection, and say that there was none.
  @Test
  void a_text_goes_once_though_the_gateway_ends_before_the_answer() throws IOException {
    assertThatTheSecondMayHaveGone(server -> server.stop(0));
  }

  /// The first is answered, the second is taken and the line breaks.
  private static void assertThatTheSecondMayHaveGone(Consumer<HttpServer> before)
      throws IOException {
    var taken = new AtomicInteger();
    var plain = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    plain.createContext(
        "/",
        exchange -> {
          if (taken.getAndIncrement() == 0) exchange.sendResponseHeaders(202, -1);
          else before.accept(plain);
          exchange.close();
        });
    plain.start();
    try {
      var url = "http://localhost:" + plain.getAddress().getPort() + "/?to={to}&text={text}";
      var provider = at(url, null, null);
      provider.send("+14155550101", "Hello");

      assertThatThrownBy(() -> provider.send("+14155550101", "Hello again"))
          .hasMessageEndingWith("it may have gone");
      assertThat(taken).hasValue(2);
    } finally {
      plain.stop(0);
    }
  }

  @Test
  void without_a_connection_nothing_has_gone() {
    var provider = provider("/send?to={to}&text={text}", null, null);
    gateway.stop();

    var failure =
        catchThrowableOfType(SmsFailed.class, () -> provider.send("+14155550101", "Hello"));

    assertThat(failure.isPermanent()).isFalse();
    assertThat(failure).hasMessage("The text gateway cannot be reached");
  }

  /// A socket that accepts nobody: once its queue is full, packets of others are dropped.
  @Test
  void where_packets_are_dropped_nothing_has_gone() throws IOException {
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var queue = new ArrayList<Socket>();
      try {
        while (isConnected(full, queue)) {}
        var provider =
            at("http://127.0.0.1:" + full.getLocalPort() + "/?to={to}&text={text}", null, null);

        var failure =
            catchThrowableOfType(SmsFailed.class, () -> provider.send("+14155550101", "Hello"));

        assertThat(failure).hasMessage("The text gateway cannot be reached");
        assertThat(failure).isNotInstanceOf(SmsUncertain.class);
      } finally {
        for (var socket : queue) socket.close();
      }
    }
  }

  private static boolean isConnected(ServerSocket server, List<Socket> queue) throws IOException {
    var socket = new Socket();
    queue.add(socket);
    try {
      socket.connect(server.getLocalSocketAddress(), 200);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  @Test
  void without_a_line_that_can_be_trusted_nothing_has_gone() {
    for (var port : new int[] {gateway.httpsPort(), gateway.port()}) {
      var provider = at("https://localhost:" + port + "/send?to={to}&text={text}", null, null);
      var failure =
          catchThrowableOfType(SmsFailed.class, () -> provider.send("+14155550101", "Hello"));

      assertThat(failure.isPermanent()).isFalse();
      assertThat(failure).hasMessage("The text gateway cannot be reached");
    }
    assertThat(gateway.getAllServeEvents()).isEmpty();
  }

  @Test
  void naughty_strings_arrive_as_they_are_in_urls_json_and_forms() {
    answers(ok());
    var byUrl = provider("/send?to={to}&text={text}&after=1", null, null);
    var byForm = provider("/send", "to={to}&text={text}&after=1", null);
    var byJson = provider("/send", "{\"to\":\"{to}\",\"text\":\"{text}\",\"after\":1}", null);
    for (var naughty : NaughtyStrings.all()) {
      var expected = new String(naughty.getBytes(UTF_8), UTF_8);
      var url = sent(byUrl, naughty);
      assertThat(url.queryParameter("text").firstValue()).isEqualTo(expected);
      assertThat(url.queryParameter("after").firstValue()).isEqualTo("1");
      var form = sent(byForm, naughty);
      assertThat(form.formParameter("text").firstValue()).isEqualTo(expected);
      assertThat(form.formParameter("after").firstValue()).isEqualTo("1");
      var body = JsonMapper.shared().readTree(sent(byJson, naughty).getBodyAsString());
      assertThat(body.at("/text").asString()).isEqualTo(expected);
      assertThat(body.at("/after").asInt()).isEqualTo(1);
    }
  }

  private LoggedRequest sent(GatewayProvider provider, String text) {
    gateway.resetRequests();
    provider.send("+14155550101", text);
    return gateway.getAllServeEvents().getFirst().getRequest();
  }

  private void answers(ResponseDefinitionBuilder answer) {
    gateway.stubFor(any(anyUrl()).willReturn(answer));
  }

  private SmsFailed failure(@Nullable String id) {
    var provider = provider("/send?to={to}&text={text}", null, id);
    return catchThrowableOfType(SmsFailed.class, () -> provider.send("+14155550101", "Hello"));
  }

  private GatewayProvider provider(String path, @Nullable String body, @Nullable String id) {
    return at("http://localhost:" + gateway.port() + path, body, id);
  }

  private static GatewayProvider at(String url, @Nullable String body, @Nullable String id) {
    return new GatewayProvider(
        GatewayConfiguration.of(
            new GatewaySettings(
                url,
                null,
                List.of("Authorization: Bearer: it"),
                body,
                "+14155550100",
                id,
                "\"status\":\"1\"")),
        PATIENCE);
  }
}
