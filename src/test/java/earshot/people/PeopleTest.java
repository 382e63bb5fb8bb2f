package earshot.people;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.Together;
import earshot.company.Grant;
import earshot.company.LastAdministrator;
import earshot.company.Member;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.Staff;
import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.History;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Settings › People: what administrators see and change, and what nobody else does.
@EarshotTest
class PeopleTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private Staff staff;
  @Autowired private Users users;
  @Autowired private History history;

  @Test
  void an_administrator_sees_everybody_with_rights_and_last_visit() {
    maria.signIn(cafe.maria);

    var page = page("/settings/people");

    assertThat(page.select(".people strong").eachText())
        .containsExactly("Aisha Khan", "Maria Lopez", "Tom Becker");
    assertThat(row(page, "Maria").text())
        .contains("(you)", cafe.maria.email(), "Administrator", "Now");
    assertThat(row(page, "Aisha").text()).contains("Airport", "Market Street", "Never here yet");
    assertThat(page.text()).doesNotContain(clinic.maria.email());
  }

  @Test
  void an_empty_box_among_those_ticked_is_none() {
    maria.signIn(cafe.maria);
    maria.get("/settings/people/" + cafe.tom.id());
    var form = "role=MANAGER&jobs=&review=&review=" + cafe.pier4;

    var answer =
        maria.send(
            maria
                .withToken(maria.request("/settings/people/" + cafe.tom.id()))
                .POST(BodyPublishers.ofString(form)));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(cafe.in(() -> users.find(cafe.tom.id())).orElseThrow().locations())
        .containsExactly(cafe.pier4);
  }

  @Test
  void a_manager_finds_no_such_page() {
    tom.signIn(cafe.tom);

    for (var path : List.of("", "/" + cafe.tom.id(), "/invitations/new"))
      assertThat(tom.get("/settings/people" + path).statusCode()).as(path).isEqualTo(404);
    assertThat(tom.get("/applications").body()).doesNotContain("/settings/people");
  }

  @Test
  void a_manager_can_change_nothing() {
    tom.signIn(cafe.tom);
    var makeMe = Map.of("role", "ADMINISTRATOR");

    var invite = Map.of("role", "ADMINISTRATOR", "email", "friend@example.com");
    assertThat(tom.post("/settings/people/" + cafe.tom.id(), makeMe).statusCode()).isEqualTo(404);
    for (var action : List.of("/disable", "/enable"))
      assertThat(tom.post("/settings/people/" + cafe.aisha.id() + action, Map.of()).statusCode())
          .isEqualTo(404);
    assertThat(tom.post("/settings/people/invitations", invite).statusCode()).isEqualTo(404);

    assertThat(cafe.again(cafe.tom).role()).isEqualTo(Role.MANAGER);
    assertThat(cafe.in(() -> users.find(cafe.aisha.id()))).isPresent();
  }

  @Test
  void people_of_another_company_are_not_there() {
    maria.signIn(cafe.maria);
    var tomThere = "/settings/people/" + clinic.tom.id();

    assertThat(maria.get(tomThere).statusCode()).isEqualTo(404);
    assertThat(maria.post(tomThere, Map.of("role", "ADMINISTRATOR")).statusCode()).isEqualTo(404);
    assertThat(maria.post(tomThere + "/disable", Map.of()).statusCode()).isEqualTo(404);
    assertThat(maria.post(tomThere + "/enable", Map.of()).statusCode()).isEqualTo(404);
    assertThat(clinic.again(clinic.tom).role()).isEqualTo(Role.MANAGER);
  }

  @Test
  void a_location_of_another_company_cannot_be_granted() {
    maria.signIn(cafe.maria);

    var answer =
        maria.post(
            "/settings/people/" + cafe.tom.id(), Map.of("role", "MANAGER", "review", clinic.pier4));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(cafe.again(cafe.tom).locations()).containsExactly(cafe.pier4);
  }

  @Test
  void changed_rights_hold_with_the_next_request() {
    maria.signIn(cafe.maria);
    tom.signIn(cafe.tom);
    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(200);

    var answer = change(cafe.tom, Map.of("role", "MANAGER", "review", cafe.airport));

    assertThat(location(answer)).isEqualTo("/settings/people?done=changed");
    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(404);
    assertThat(tom.get("/applications/" + cafe.omarAsHost).statusCode()).isEqualTo(200);

    change(cafe.tom, Map.of("role", "ADMINISTRATOR"));
    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(200);
    assertThat(tom.get("/settings/people").statusCode()).isEqualTo(200);
  }

  @Test
  void who_manages_jobs_alone_reviews_no_applications() {
    maria.signIn(cafe.maria);
    tom.signIn(cafe.tom);

    change(cafe.tom, Map.of("role", "MANAGER", "jobs", cafe.pier4));

    var now = cafe.again(cafe.tom);
    assertThat(now.mayManageJobs(cafe.pier4)).isTrue();
    assertThat(now.mayReview(cafe.pier4)).isFalse();
    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(404);
    assertThat(row(page("/settings/people"), "Tom").text()).contains("Pier 4, jobs only");
  }

  @Test
  void a_manager_without_the_right_manages_no_jobs_and_an_administrator_all() {
    assertThat(cafe.tom.mayReview(cafe.pier4)).isTrue();
    assertThat(cafe.tom.mayManageJobs(cafe.pier4)).isFalse();
    assertThat(cafe.maria.mayManageJobs(cafe.airport)).isTrue();
  }

  @Test
  void a_manager_needs_at_least_one_right() {
    maria.signIn(cafe.maria);

    var answer = change(cafe.tom, Map.of("role", "MANAGER"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text())
        .isEqualTo("Tick at least one box, or choose Administrator.");
    assertThat(cafe.again(cafe.tom).locations()).containsExactly(cafe.pier4);
  }

  @Test
  void who_is_disabled_is_signed_out_at_once_and_stays_out() {
    maria.signIn(cafe.maria);
    tom.signIn(cafe.tom);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");

    var answer = maria.post("/settings/people/" + cafe.tom.id() + "/disable", Map.of());

    assertThat(location(answer)).isEqualTo("/settings/people?done=disabled");
    assertThat(location(tom.get("/applications"))).isEqualTo("/sign-in");
    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(cafe.in(() -> history.after(cafe.maria, cafe.lenaAsBarista, 0)))
        .extracting("body")
        .containsExactly("Hello Lena");
    assertThat(row(page("/settings/people"), "Tom").text()).contains("Disabled");
  }

  @Test
  void a_session_from_before_does_not_come_back_with_enabling() {
    maria.signIn(cafe.maria);
    tom.signIn(cafe.tom);
    cafe.run(() -> staff.disable(cafe.tom.id()));

    maria.post("/settings/people/" + cafe.tom.id() + "/enable", Map.of());

    assertThat(location(tom.get("/applications"))).isEqualTo("/sign-in");
    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(cafe.again(cafe.tom).locations()).containsExactly(cafe.pier4);
  }

  @Test
  void the_last_administrator_can_neither_be_disabled_nor_made_a_manager() {
    maria.signIn(cafe.maria);

    var disabled = maria.post("/settings/people/" + cafe.maria.id() + "/disable", Map.of());
    var demoted = change(cafe.maria, Map.of("role", "MANAGER", "review", cafe.pier4));

    assertThat(disabled.statusCode()).isEqualTo(409);
    assertThat(demoted.statusCode()).isEqualTo(409);
    assertThat(demoted.body()).contains("This is the only administrator.");
    assertThat(maria.get("/settings/people").statusCode()).isEqualTo(200);
  }

  @Test
  void a_disabled_administrator_does_not_count() {
    var second = cafe.user("Nora Stone", Role.ADMINISTRATOR);
    cafe.run(() -> staff.disable(second.id()));

    assertThatThrownBy(() -> cafe.run(() -> staff.disable(cafe.maria.id())))
        .isInstanceOf(LastAdministrator.class);
    cafe.run(() -> staff.enable(second.id()));
    cafe.run(() -> staff.disable(cafe.maria.id()));
    assertThat(cafe.in(() -> users.find(cafe.maria.id()))).isEmpty();
  }

  @Test
  void two_administrators_who_demote_each_other_at_the_same_time_leave_one() {
    var nora = cafe.user("Nora Stone", Role.ADMINISTRATOR);
    var manager = new Rights(Role.MANAGER, List.of(new Grant(cafe.pier4, true, false)));

    var refused =
        Together.all(List.of(() -> isRefused(cafe.maria, manager), () -> isRefused(nora, manager)));

    assertThat(refused).containsExactlyInAnyOrder(true, false);
    assertThat(cafe.in(staff::all).stream().filter(Member::isAdministrator)).hasSize(1);
  }

  private boolean isRefused(User user, Rights rights) {
    try {
      cafe.run(() -> staff.change(user.id(), rights));
      return false;
    } catch (LastAdministrator refused) {
      return true;
    }
  }

  private HttpResponse<String> change(User user, Map<String, ?> form) {
    return maria.post("/settings/people/" + user.id(), form);
  }

  private Document page(String path) {
    return Jsoup.parse(maria.get(path).body());
  }

  private static Element row(Document page, String name) {
    return page.select(".people > li:contains(" + name + ")").getFirst();
  }
}
