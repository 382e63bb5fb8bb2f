package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.WebClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every change of state wants a token that only our own pages know, and nothing else changes
/// state.
@EarshotTest
class CsrfTest {

  private static final Set<RequestMethod> SAFE =
      Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

  /// Those whose token is not a cookie's: of programs, and the signed one of application forms.
  private static final List<String> OTHERWISE =
      List.of(
          "/api/v1/",
          "/scim/v2/",
          "/embed/",
          "/inbound/",
          "/operations/",
          "/unsubscribe/",
          "/jobs/");

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient lena;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void every_change_of_state_is_refused_without_a_token() {
    tom.signIn(cafe.tom);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    var conversation = lena.openLink(cafe.linkTo(cafe.lenaAsBarista));

    var changes = changes();
    assertThat(changes).hasSizeGreaterThan(8);
    for (var change : changes) {
      var method = change.split(" ")[0];
      var path = change.split(" ")[1];
      var applicants = path.startsWith("/my/") || path.startsWith("/m/");
      assertRefused(applicants ? lena : tom, method, filledIn(path, conversation));
    }
    assertRefused(tom, "POST", "/sign-out");
    assertThat(tom.get("/applications").statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_of_somebody_elses_page_does_not_fit() {
    tom.signIn(cafe.tom);
    var decline = "/applications/" + cafe.lenaAsBarista + "/decline";
    var request =
        tom.request(decline).header("X-XSRF-TOKEN", "made-up").POST(BodyPublishers.noBody());

    assertThat(tom.send(request).statusCode()).isEqualTo(403);
    assertThat(tom.post(decline, java.util.Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void signing_in_wants_a_token_too() {
    var form = "email=" + WebClient.encode(cafe.tom.email()) + "&password=correct+horse";

    var answer = tom.send(tom.request("/sign-in").POST(BodyPublishers.ofString(form)));

    assertThat(tom.cookie("earshot-session")).isEmpty();
    assertThat(answer.statusCode()).isIn(302, 403);
    assertThat(tom.get("/applications").statusCode()).isEqualTo(302);
  }

  @Test
  void no_page_answers_every_method() {
    for (var mapping : mappings.getHandlerMethods().keySet())
      if (!mapping.getPatternValues().contains("/error"))
        assertThat(mapping.getMethodsCondition().getMethods()).as(mapping.toString()).isNotEmpty();
  }

  @Test
  void what_changes_state_cannot_be_asked_for_by_a_link() {
    tom.signIn(cafe.tom);
    for (var change : changes()) {
      var path = change.split(" ")[1];
      if (path.startsWith("/applications/") && !path.endsWith("}"))
        assertThat(tom.get(filledIn(path, "")).statusCode()).as(change).isIn(404, 405);
    }
    assertThat(tom.get("/sign-out").statusCode()).isIn(404, 405);
    assertThat(tom.get("/applications").statusCode()).isEqualTo(200);
  }

  private Set<String> changes() {
    var changes = new TreeSet<String>();
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet())
      for (var method : mapping.getMethodsCondition().getMethods())
        for (var path : mapping.getPatternValues())
          if (!SAFE.contains(method) && OTHERWISE.stream().noneMatch(path::startsWith))
            changes.add(method + " " + path);
    return changes;
  }

  private String filledIn(String path, String conversation) {
    return path.replace("/my/{publicId}", conversation)
        .replace("{id}", String.valueOf(cafe.lenaAsBarista))
        .replace("{seq}", "1")
        .replace("{delivery}", "1")
        .replace("{contact}", "1")
        .replace("{name}", "some-job")
        .replace("{job}", "1")
        .replace("{passkey}", "1")
        .replace("{channel}", "EMAIL")
        .replace("{token}", "some-token")
        .replace("{secret}", "some-secret")
        .replace("{session}", "some-session");
  }

  private static void assertRefused(WebClient client, String method, String path) {
    var form = "body=Hello&key=1&seq=1&stage=HIRED&value=true";
    var request = client.request(path).method(method, BodyPublishers.ofString(form));

    assertThat(client.send(request).statusCode()).as(method + " " + path).isIn(403, 302, 401);
  }
}
