package earshot.people;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.company.NewUser;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.Staff;
import earshot.company.Users;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From the invitation to the new user. No mail is set up here, so the page shows the link.
@EarshotTest
class JoinTest {

  private static final String PASSWORD = "violet anchor tuesday";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient nora;
  @Autowired private StaffClient somebody;
  @Autowired private Staff staff;
  @Autowired private Users users;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void maria_is_signed_in() {
    maria.signIn(cafe.maria);
  }

  @Test
  void whoever_accepts_is_signed_in_with_the_rights_of_the_invitation() {
    var link = invite(Map.of("role", "MANAGER", "review", cafe.pier4, "jobs", cafe.pier4));

    var page = nora.get(link);
    var answer =
        nora.post(
            link, Map.of("name", "Nora  Stone", "password", PASSWORD, "zone", "Europe/Lisbon"));

    assertThat(page.body()).contains("Join Harbor Cafe", "Maria Lopez invited you as " + address());
    assertThat(location(answer)).isEqualTo("/applications");
    assertThat(nora.get("/applications").body()).contains("Nora Stone");
    assertThat(nora.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(200);
    assertThat(nora.get("/applications/" + cafe.omarAsHost).statusCode()).isEqualTo(404);
    var member = cafe.in(staff::all).stream().filter(it -> it.email().equals(address())).findAny();
    var user = cafe.in(() -> users.find(member.orElseThrow().id())).orElseThrow();
    assertThat(user.mayManageJobs(cafe.pier4)).isTrue();
    assertThat(user.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    assertThat(somebody.signIn(address(), PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void without_a_script_the_time_zone_is_that_of_whoever_invited() {
    var link = invite();

    accept(nora, link);

    var member = cafe.in(staff::all).stream().filter(it -> it.email().equals(address())).findAny();
    assertThat(cafe.in(() -> users.find(member.orElseThrow().id())).orElseThrow().zone())
        .isEqualTo(cafe.maria.zone());
  }

  @Test
  void opening_it_changes_nothing_and_tells_no_other_site() {
    var link = invite();
    somebody.send(somebody.request(link).HEAD());
    for (var n = 0; n < 3; n++) {
      var page = somebody.get(link);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(headers(page, "Referrer-Policy")).containsExactly("no-referrer");
    }

    assertThat(location(accept(nora, link))).isEqualTo("/applications");
  }

  @Test
  void it_works_once() {
    var link = invite();
    accept(nora, link);

    assertThat(somebody.get(link).statusCode()).isEqualTo(410);
    assertThat(accept(somebody, link).statusCode()).isEqualTo(410);
    assertThat(maria.get("/settings/people").body()).doesNotContain("by Maria Lopez");
  }

  @Test
  void accepted_twice_at_the_same_time_it_makes_one_user() {
    var link = invite();
    nora.get(link);
    somebody.get(link);

    List<Integer> answers =
        Together.all(
            List.of(() -> post(nora, link).statusCode(), () -> post(somebody, link).statusCode()));

    assertThat(answers).containsExactlyInAnyOrder(302, 410);
    assertThat(cafe.in(staff::all)).hasSize(4);
  }

  @Test
  void after_a_week_it_has_expired_until_it_is_sent_again() {
    var link = invite();
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(nora.get(link).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));

    var gone = nora.get(link);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("This invitation has ended");
    assertThat(accept(nora, link).statusCode()).isEqualTo(410);
    assertThat(maria.get("/settings/people").body()).contains("Expired");

    var again = link(maria.post(invitations() + "/resend", Map.of()));
    assertThat(location(accept(nora, again))).isEqualTo("/applications");
  }

  @Test
  void sent_again_only_the_new_link_works() {
    var first = invite();

    var second = link(maria.post(invitations() + "/resend", Map.of()));

    assertThat(nora.get(first).statusCode()).isEqualTo(410);
    assertThat(nora.get(second).statusCode()).isEqualTo(200);
  }

  @Test
  void revoked_it_works_no_more() {
    var link = invite();

    var answer = maria.post(invitations() + "/revoke", Map.of());

    assertThat(location(answer)).isEqualTo("/settings/people?done=revoked");
    assertThat(nora.get(link).statusCode()).isEqualTo(410);
    assertThat(accept(nora, link).statusCode()).isEqualTo(410);
    assertThat(cafe.in(staff::all)).hasSize(3);
  }

  @Test
  void another_companys_administrator_can_neither_send_nor_revoke_it() {
    var link = invite();
    var invitation = invitations();
    somebody.signIn(clinic.maria);

    assertThat(somebody.post(invitation + "/resend", Map.of()).statusCode()).isEqualTo(404);
    assertThat(somebody.post(invitation + "/revoke", Map.of()).statusCode()).isEqualTo(404);
    assertThat(somebody.get("/settings/people").body()).doesNotContain(address());
    assertThat(nora.get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void a_manager_can_neither_send_nor_revoke_it() {
    var link = invite();
    somebody.signIn(cafe.tom);

    assertThat(somebody.post(invitations() + "/resend", Map.of()).statusCode()).isEqualTo(404);
    assertThat(somebody.post(invitations() + "/revoke", Map.of()).statusCode()).isEqualTo(404);
    assertThat(nora.get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void the_database_does_not_know_the_link() {
    var link = invite();
    var secret = link.substring("/join/".length());

    assertThat(secret).hasSizeGreaterThanOrEqualTo(20); // 120 bits and more
    assertThat(
            cafe.inTransaction(
                () -> sql.sql("select * from mailed_link").query().listOfRows().toString()))
        .contains("INVITATION")
        .doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1234567", "12345678", "password1", "qwertyuiop", "harborcafe", "Nora Stone"})
  void a_short_or_common_password_is_refused_and_the_name_is_kept(String password) {
    var link = invite();
    nora.get(link);

    var answer = nora.post(link, Map.of("name", "Nora Stone", "password", password));

    assertThat(answer.statusCode()).isEqualTo(422);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("#password-problem").text()).isNotEmpty();
    assertThat(page.select("input[name=name]").val()).isEqualTo("Nora Stone");
    assertThat(page.select("input[name=password]").val()).isEmpty();
    assertThat(cafe.in(staff::all)).hasSize(3);
  }

  @Test
  void without_a_name_nobody_joins() {
    var link = invite();
    nora.get(link);

    var answer = nora.post(link, Map.of("name", " \0 ", "password", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Enter your name.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nora",
        "nora@",
        "nora@x",
        "a b@example.com",
        "n@example.com\r\nBcc: a@b.c",
        "\0@a.b"
      })
  void what_is_no_address_is_not_invited(String typed) {
    var answer =
        maria.post("/settings/people/invitations", Map.of("email", typed, "role", "ADMINISTRATOR"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("#email-problem").text()).isNotEmpty();
  }

  @Test
  void nobody_is_invited_twice_and_nobody_of_the_staff() {
    invite();

    var twice = post(Map.of("email", address().toUpperCase(Locale.ROOT), "role", "ADMINISTRATOR"));
    var staff = post(Map.of("email", cafe.tom.email(), "role", "ADMINISTRATOR"));

    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("is invited already");
    assertThat(staff.statusCode()).isEqualTo(422);
    assertThat(staff.body()).contains("belongs to your company already");
  }

  @Test
  void an_address_that_belongs_to_the_staff_by_now_cannot_join_a_second_time() {
    var link = invite();
    var twin = new NewUser("Nora", address(), ZoneOffset.UTC, "{noop}x", Rights.ADMINISTRATOR);
    cafe.run(() -> users.add(twin));

    assertThat(accept(nora, link).statusCode()).isEqualTo(410);
  }

  @Test
  void an_administrator_can_invite_administrators_and_no_location_of_another_company() {
    var strange = Map.of("email", address(), "role", "MANAGER", "review", clinic.pier4);
    assertThat(post(strange).statusCode()).isEqualTo(404);

    accept(nora, invite());

    assertThat(nora.get("/settings/people").statusCode()).isEqualTo(200);
    assertThat(cafe.in(staff::all))
        .filteredOn(it -> it.rights().role() == Role.ADMINISTRATOR)
        .hasSize(2);
  }

  private String address() {
    return cafe.address("nora");
  }

  private String invite() {
    return invite(Map.of("role", "ADMINISTRATOR"));
  }

  private String invite(Map<String, Object> rights) {
    var form = new HashMap<>(rights);
    form.put("email", address());
    maria.get("/settings/people/invitations/new");
    return link(post(form));
  }

  private HttpResponse<String> post(Map<String, ?> form) {
    return maria.post("/settings/people/invitations", form);
  }

  private static String link(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return URI.create(Jsoup.parse(page.body()).select("#link").val()).getPath();
  }

  /// Of the one invitation there is.
  private String invitations() {
    var id =
        cafe.inTransaction(
            () -> sql.sql("select id from invitation").query((row, _) -> row.getLong(1)).single());
    return "/settings/people/invitations/" + id;
  }

  private static HttpResponse<String> accept(StaffClient client, String link) {
    client.get(link);
    return post(client, link);
  }

  private static HttpResponse<String> post(StaffClient client, String link) {
    return client.post(link, Map.of("name", "Nora Stone", "password", PASSWORD));
  }
}
