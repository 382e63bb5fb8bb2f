package earshot.account;

import static earshot.WebClient.headers;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The cookies' attributes, over HTTP and over HTTPS, which a proxy in front tells of.
@EarshotTest
class CookiesTest {

  private static final String[] HTTPS = {
    "X-Forwarded-Proto",
    "https",
    "X-Forwarded-Host",
    "earshot.example.com",
    "X-Forwarded-Port",
    "443"
  };

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient lena;

  @Test
  void scripts_cannot_read_the_session_and_other_sites_cannot_send_it() {
    var answer = tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD);

    assertThat(attributes(answer, "earshot-session="))
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .noneMatch(attribute -> attribute.startsWith("Domain"))
        .doesNotContain("Secure");
  }

  @Test
  void over_https_the_session_is_bound_to_the_host() {
    assertThat(attributes(signInOverHttps(), "__Host-earshot-session="))
        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Secure")
        .noneMatch(attribute -> attribute.startsWith("Domain"));
  }

  @Test
  void over_https_browsers_are_told_to_stay_with_it() {
    var page = tom.get("/sign-in", HTTPS);

    assertThat(headers(page, "Strict-Transport-Security").getFirst())
        .contains("max-age=31536000", "includeSubDomains");
    assertThat(headers(tom.get("/sign-in"), "Strict-Transport-Security")).isEmpty();
  }

  @Test
  void the_applicants_cookie_is_as_careful() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    var link = cafe.linkTo(cafe.lenaAsBarista);

    assertThat(attributes(lena.get(link), "earshot-applicant="))
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    assertThat(attributes(lena.get(link, HTTPS), "__Host-earshot-applicant="))
        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Secure");
  }

  @Test
  void over_https_every_cookie_is_bound_to_the_host() {
    var answers =
        List.of(
            tom.get("/conversations/1", HTTPS),
            tom.get("/sign-in/company/unknown/go", HTTPS),
            tom.get("/forgot-password", HTTPS),
            signInOverHttps());

    var cookies = answers.stream().flatMap(it -> headers(it, "Set-Cookie").stream()).toList();
    assertThat(cookies)
        .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
        .contains("__Host-earshot-csrf", "__Host-earshot-page", "__Host-earshot-session")
        .allMatch(name -> name.startsWith("__Host-"));
    assertThat(cookies)
        .allMatch(it -> it.contains("Secure") && it.contains("Path=/") && !it.contains("Domain"));
  }

  @Test
  void signing_out_leaves_nothing_in_the_browser() {
    assertThat(headers(signOutOverHttps(), "Clear-Site-Data").getFirst())
        .contains("\"cache\"", "\"storage\"");
  }

  @Test
  void every_cookie_has_them() {
    tom.get("/conversations/1");
    var answers =
        List.of(
            tom.get("/conversations/1"),
            tom.get("/sign-in"),
            tom.get("/sign-in", HTTPS),
            signInOverHttps());

    for (var answer : answers)
      for (var cookie : headers(answer, "Set-Cookie"))
        if (!cookie.contains("=;")) // the end of one
        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
  }

  private HttpResponse<String> signInOverHttps() {
    return postOverHttps("/sign-in");
  }

  private HttpResponse<String> signOutOverHttps() {
    return postOverHttps("/sign-out");
  }

  private HttpResponse<String> postOverHttps(String path) {
    var page = Jsoup.parse(tom.get("/sign-in", HTTPS).body());
    var form =
        "_csrf=%s&email=%s&password=%s"
            .formatted(
                page.select("input[name=_csrf]").val(),
                earshot.WebClient.encode(cafe.tom.email()),
                earshot.WebClient.encode(SmallCompany.PASSWORD));
    // The client does not send cookies marked as secure over plain HTTP, which it speaks in truth.
    var csrf = tom.allCookies().filter(cookie -> cookie.getName().contains("csrf")).findFirst();
    var request = tom.request(path, HTTPS).POST(BodyPublishers.ofString(form));
    csrf.ifPresent(cookie -> request.header("Cookie", cookie.getName() + "=" + cookie.getValue()));
    var answer = tom.send(request);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer;
  }

  private static List<String> attributes(HttpResponse<?> answer, String cookie) {
    var found = headers(answer, "Set-Cookie").stream().filter(it -> it.startsWith(cookie)).toList();
    assertThat(found).as("cookies of " + answer.headers().map()).hasSize(1);
    return List.of(found.getFirst().split("; "));
  }
}
