package earshot.web;

import static earshot.WebClient.headers;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What holds of every answer, whoever it is for.
@EarshotTest
class HeadersTest {

  /// One of each chain of filters.
  private static final List<String> EVERYTHING =
      List.of(
          "/sign-in",
          "/applications",
          "/my/applications",
          "/m/unknown",
          "/join/unknown",
          "/jobs/unknown",
          "/unsubscribe/unknown",
          "/api/v1/openapi.json",
          "/api/v1/applications",
          "/scim/v2/Users",
          "/operations/self-tests/1",
          "/actuator/prometheus",
          "/actuator/health",
          "/checks/unknown",
          "/inbound/email",
          "/inbound/sms",
          "/docs/api",
          "/favicon.ico",
          "/no-such-page");

  private static final String[] HTTPS = {"X-Forwarded-Proto", "https"};

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient somebody;

  @Test
  void every_answer_is_what_it_says_and_framed_by_nobody_else() {
    for (var path : EVERYTHING) {
      var answer = somebody.get(path, HTTPS);
      assertThat(headers(answer, "X-Content-Type-Options")).as(path).containsExactly("nosniff");
      assertThat(headers(answer, "Content-Security-Policy")).as(path).hasSize(1);
      assertThat(headers(answer, "Content-Security-Policy").getFirst())
          .as(path)
          .contains(
              "default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors");
      assertThat(headers(answer, "Strict-Transport-Security")).as(path).hasSize(1);
      assertThat(headers(answer, "Referrer-Policy")).as(path).hasSize(1);
      if (!answer.body().isEmpty())
        assertThat(headers(answer, "Content-Type").getFirst())
            .as(path)
            .matches("(?i)text/.*charset=.+|application/.*json.*|application/vnd.*");
    }
  }

  @Test
  void no_other_site_reads_an_answer() {
    tom.signIn(cafe.tom);
    for (var path : EVERYTHING) {
      var answer = tom.get(path, "Origin", "https://evil.example");
      assertThat(headers(answer, "Access-Control-Allow-Origin")).as(path).isEmpty();
    }
    var asked =
        tom.request("/applications", "Access-Control-Request-Method", "POST")
            .header("Origin", "https://evil.example")
            .method("OPTIONS", BodyPublishers.noBody());
    assertThat(tom.send(asked).headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
  }

  @Test
  void no_request_is_traced_back() {
    var traced =
        somebody.request("/sign-in", "X-Secret", "seen").method("TRACE", BodyPublishers.noBody());
    var answer = somebody.send(traced);
    assertThat(answer.statusCode()).isIn(400, 405);
    assertThat(answer.body()).doesNotContain("seen");
  }

  @Test
  void a_request_of_two_lengths_is_refused() throws IOException {
    var server = somebody.request("/sign-in").build().uri();
    var twice =
        """
        POST /sign-in HTTP/1.1\r
        Host: localhost\r
        Content-Length: 4\r
        Transfer-Encoding: chunked\r
        \r
        0\r
        \r
        """;
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(twice.getBytes(US_ASCII));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void every_page_of_the_staff_offers_to_sign_out() {
    tom.signIn(cafe.tom);
    for (var path :
        List.of(
            "/applications",
            "/applications/" + cafe.lenaAsBarista,
            "/message-center",
            "/bulk-messages",
            "/templates",
            "/imports",
            "/quarantine",
            "/settings/me",
            "/settings/me/signing-in"))
      assertThat(Jsoup.parse(tom.get(path).body()).select("form[action=/sign-out] button"))
          .as(path)
          .isNotEmpty();
  }

  @Test
  void no_directory_and_no_file_but_those_of_pages_is_shown() {
    for (var path :
        List.of(
            "/css/",
            "/js/",
            "/assets/",
            "/webjars/",
            "/.git/HEAD",
            "/application.properties",
            "/META-INF/MANIFEST.MF",
            "/WEB-INF/",
            "/db/migration/")) {
      tom.signIn(cafe.tom);
      assertThat(tom.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void nothing_of_the_actuator_but_health_is_there() {
    tom.signIn(cafe.tom);
    for (var path : List.of("", "/env", "/beans", "/heapdump", "/mappings", "/loggers", "/sbom"))
      assertThat(tom.get("/actuator" + path).statusCode()).as(path).isEqualTo(404);
  }
}
