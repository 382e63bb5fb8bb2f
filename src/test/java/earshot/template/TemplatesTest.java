package earshot.template;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.company.User;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class TemplatesTest {

  private static final String INVITATION =
      "Hi {{applicant.first_name}}, come to {{location.name}} as {{job.title}}! {{me.first_name}}";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private Templates templates;

  @Test
  void a_template_of_ones_own_is_seen_by_nobody_else() {
    var id = add(cafe.tom, false, "Invitation");

    assertThat(names(cafe.tom)).containsExactly("Invitation");
    assertThat(names(cafe.maria)).isEmpty();
    assertThat(maria.signIn(cafe.maria).get("/templates/" + id).statusCode()).isEqualTo(404);
    assertThat(change(maria, id, "Mine now", "Ha").statusCode()).isEqualTo(404);
    assertThat(maria.post("/templates/" + id + "/delete", Map.of()).statusCode()).isEqualTo(404);
    assertThat(names(cafe.tom)).containsExactly("Invitation");
  }

  @Test
  void the_companys_are_seen_by_all_of_the_company_and_no_other() {
    var id = add(cafe.maria, true, "Invitation");

    assertThat(names(cafe.tom)).containsExactly("Invitation");
    assertThat(names(clinic.maria)).isEmpty();
    assertThat(maria.signIn(clinic.maria).get("/templates/" + id).statusCode()).isEqualTo(404);
    assertThat(change(maria, id, "Ours now", "Ha").statusCode()).isEqualTo(404);
  }

  @Test
  void only_administrators_add_change_and_delete_the_companys() {
    var id = add(cafe.maria, true, "Invitation");
    tom.signIn(cafe.tom);

    assertThat(form(tom, "/templates", "Mine", "Ha", true).statusCode()).isEqualTo(403);
    assertThat(change(tom, id, "Mine now", "Ha").statusCode()).isEqualTo(403);
    var refused = tom.post("/templates/" + id + "/delete", Map.of());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Only administrators can change the company");
    assertThat(Jsoup.parse(tom.get("/templates").body()).select("a:contains(Edit), .confirm"))
        .isEmpty();
    assertThat(names(cafe.tom)).containsExactly("Invitation");

    assertThat(change(maria.signIn(cafe.maria), id, "Welcome", "Ha").statusCode()).isEqualTo(302);
    assertThat(names(cafe.tom)).containsExactly("Welcome");
  }

  @Test
  void a_name_is_taken_once_for_each_owner_however_it_is_written() {
    var invitation = add(cafe.tom, false, "Invitation");
    add(cafe.maria, true, "Invitation");
    add(cafe.maria, false, "Invitation");
    tom.signIn(cafe.tom);

    var refused = form(tom, "/templates", "INVITATION ", "Another text", false);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problem(refused)).contains("There is a template named “INVITATION” already");
    assertThat(typed(refused)).isEqualTo("Another text");
    assertThat(change(tom, invitation, "invitation", INVITATION).statusCode()).isEqualTo(302);
    assertThat(names(cafe.tom)).containsExactlyInAnyOrder("invitation", "Invitation");
  }

  @Test
  void a_field_that_does_not_exist_is_named_with_those_that_do_and_the_text_is_kept() {
    var refused = form(tom.signIn(cafe.tom), "/templates", "Hi", "Hi {{applicant.name}}!", false);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problem(refused))
        .contains(
            "{{applicant.name}} is not a field",
            "{{applicant.first_name}}, {{job.title}}, {{location.name}}, {{me.first_name}}");
    assertThat(typed(refused)).isEqualTo("Hi {{applicant.name}}!");
    assertThat(names(cafe.tom)).isEmpty();
  }

  @Test
  void a_template_has_a_name_and_a_text_of_a_length_that_fits() {
    tom.signIn(cafe.tom);

    assertThat(problem(form(tom, "/templates", " ", "Text", false))).contains("Give the template");
    assertThat(problem(form(tom, "/templates", "x".repeat(81), "Text", false)))
        .contains("That is 81 characters; 80 fit.");
    assertThat(problem(form(tom, "/templates", "Name", "\n ", false))).contains("Write the text");
    assertThat(problem(form(tom, "/templates", "Name", "x".repeat(10_001), false)))
        .contains("That is 10,001 characters; 10,000 fit.");
    assertThat(names(cafe.tom)).isEmpty();
  }

  @Test
  void what_is_typed_is_shown_as_text() {
    add(cafe.tom, false, "<b>Bold</b>");
    var page = Jsoup.parse(tom.signIn(cafe.tom).get("/templates").body());

    assertThat(page.select("h2").eachText()).containsExactly("<b>Bold</b>");
    assertThat(page.select("main b")).isEmpty();
  }

  @Test
  void a_deleted_one_is_gone() {
    var id = add(cafe.tom, false, "Invitation");
    tom.signIn(cafe.tom);

    assertThat(tom.post("/templates/" + id + "/delete", Map.of()).statusCode()).isEqualTo(302);
    assertThat(tom.get("/templates").body()).contains("No templates yet");
    assertThat(tom.post("/templates/" + id + "/delete", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_conversation_offers_them_in_the_words_for_its_applicant() {
    add(cafe.tom, false, "Invitation");
    tom.signIn(cafe.tom);

    assertThat(offered("/conversations/" + cafe.lenaAsBarista + "/templates"))
        .containsExactly("Hi Lena, come to Pier 4 as Barista! Tom");
    assertThat(offered("/templates/choices")).containsExactly(INVITATION);
    assertThat(tom.get("/conversations/" + cafe.omarAsHost + "/templates").statusCode())
        .isEqualTo(404);
  }

  private List<String> offered(String path) {
    return Jsoup.parse(tom.get(path).body()).select("[role=option]").eachAttr("data-body");
  }

  private long add(User user, boolean shared, String name) {
    return cafe.in(() -> templates.add(user, shared, new TemplateText(name, INVITATION)));
  }

  private List<String> names(User user) {
    var company = user.companyId() == cafe.id ? cafe : clinic;
    return company.in(() -> templates.visibleTo(user)).stream().map(Template::name).toList();
  }

  private static HttpResponse<String> change(StaffClient who, long id, String name, String body) {
    return form(who, "/templates/" + id, name, body, false);
  }

  private static HttpResponse<String> form(
      StaffClient who, String path, String name, String body, boolean shared) {
    var form = new HashMap<String, String>(Map.of("name", name, "body", body));
    if (shared) form.put("shared", "true");
    return who.post(path, form);
  }

  private static String problem(HttpResponse<String> page) {
    return Jsoup.parse(page.body()).select("[role=alert]").text();
  }

  private static String typed(HttpResponse<String> page) {
    return Jsoup.parse(page.body())
        .select("textarea")
        .textNodes()
        .getFirst()
        .getWholeText()
        .strip();
  }
}
