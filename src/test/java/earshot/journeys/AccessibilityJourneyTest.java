package earshot.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import earshot.SmallCompany;
import earshot.account.ApplicantLinks;
import earshot.company.Companies;
import earshot.company.Locations;
import earshot.company.User;
import earshot.posting.Postings;
import earshot.posting.QuestionKind;
import earshot.posting.QuestionText;
import earshot.posting.Questions;
import earshot.template.TemplateText;
import earshot.template.Templates;
import earshot.unsubscribe.StopLink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Each story is played on the narrowest screen, in the dark, and each of its pages is then looked
/// at in every [Look].
@Journey
class AccessibilityJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private StopLink stopLinks;
  @Autowired private Templates templates;
  @Autowired private Questions questions;
  @Autowired private Postings postings;
  @Autowired private Locations locations;
  @Autowired private Companies companies;
  @Autowired private ApplicantLinks links;

  @Test
  void no_page_of_applications_and_conversations_violates_wcag(People people) {
    company.write(company.aisha, company.jamalAsCook, "Hello from the kitchen");
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    company.in(() -> templates.add(company.tom, false, new TemplateText("Hello", "Hello")));
    var tom = signIn(people, company.tom);
    check(tom, "/applications");
    check(tom, "/applications?search=nobody");
    tom.openPanel(company.jamalAsBarista);
    check(tom, null);
    tom.page().getByRole(AriaRole.DIALOG).getByText("Previous applications (1)").click();
    check(tom, null);
    tom.button("Templates").click();
    tom.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.OPTION).first().waitFor();
    check(tom, null);
    check(tom, "/applications/" + company.jamalAsCook);
    check(tom, "/conversations/" + company.jamalAsBarista);
    check(tom, "/conversations/" + company.jamalAsCook);
  }

  @Test
  void no_page_of_the_message_center_violates_wcag(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var tom = signIn(people, company.tom);
    check(tom, "/message-center");
    check(tom, "/message-center/" + company.jamalAsBarista);
    check(tom, "/message-center/search");
    check(tom, "/message-center/search?q=hello");
    check(tom, "/message-center/search?q=hello&at=1&open=" + company.jamalAsBarista);
    check(tom, "/message-center/unanswered");
    check(tom, "/message-center/archived?scope=locations");
    tom.open("/message-center");
    tom.box("Select Jamal Carter").check();
    check(tom, null);
    tom.button("Mark as Unread").click();
    var undo = tom.page().locator("#toasts").getByText("Undo");
    undo.waitFor();
    check(tom, null);
    undo.click();
    tom.button("Keyboard shortcuts").click();
    check(tom, null);
  }

  /// Lena has no phone, so that the panel has something to say before sending.
  @Test
  void no_page_of_bulk_messages_violates_wcag(People people) {
    var tom = signIn(people, company.tom);
    check(tom, "/bulk-messages");
    tom.open("/applications");
    tom.page().getByLabel("Select Lena Fischer").check();
    check(tom, null);
    tom.button("Message").click();
    tom.page().getByLabel("Your message").fill("Hi {{applicant.name}}");
    tom.page().getByText("is not a field").waitFor();
    check(tom, null);
    tom.page().getByLabel("Your message").fill("Hi {{applicant.first_name}}");
    tom.page().locator("[data-preview]").getByText("Hi Lena").waitFor();
    tom.button("Send").click();
    tom.button("Undo").waitFor();
    check(tom, null);
    check(tom, "/bulk-messages");
    tom.link("Hi {{applicant.first_name}}").first().click();
    tom.page().waitForURL("**/bulk-messages/*");
    check(tom, null);
    tom.link("Everyone by name").click();
    tom.page().waitForURL("**/recipients*");
    check(tom, null);
  }

  @Test
  void no_page_of_declining_violates_wcag(People people) {
    var tom = signIn(people, company.tom);
    tom.open("/applications/" + company.jamalAsBarista);
    tom.page().getByText("Decline with a reason or last words").click();
    check(tom, null);
    tom.page().getByLabel("Message to Jamal").fill("Thank you for your time.");
    tom.page().getByLabel("Reason").selectOption("HOURS");
    tom.button("Decline Jamal").click();
    tom.page().getByText("Hours do not fit Change").click();
    check(tom, null);
    tom.open("/applications");
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    tom.page().getByText("Decline 1 applicant").waitFor();
    check(tom, null);
    tom.button("Decline them").click();
    tom.page().locator("#toasts").getByText("Undo").waitFor();
    check(tom, null);
    tom.expectTrouble(); // this browser has no telephone
    tom.open("/applications/" + company.jamalAsBarista);
    tom.page().locator("a[href^='tel:']").first().click();
    tom.page().locator("#contacts").getByText("Tom called").waitFor();
    check(tom, null);
    check(tom, "/conversations/" + company.jamalAsBarista);
  }

  @Test
  void no_page_of_locations_and_jobs_violates_wcag(People people) {
    company.run(() -> questions.add(company.maria, company.barista, shift()));
    company.run(() -> locations.close(company.airport));
    var question = company.in(() -> questions.of(company.barista)).getFirst().id();
    var maria = signIn(people, company.maria);
    check(maria, "/settings/locations");
    check(maria, "/settings/locations/" + company.pier4);
    check(maria, "/settings/jobs");
    check(maria, "/settings/jobs?show=closed");
    check(maria, "/settings/jobs/" + company.barista + "?done=moved");
    check(maria, "/applications?job=" + company.barista);
    maria.button("Job filled").click();
    maria.page().locator("#bulk-title").waitFor();
    check(maria, null);
    check(maria, "/settings/jobs/" + company.barista + "/questions/" + question);
  }

  @Test
  void no_page_of_the_careers_site_and_of_applicants_violates_wcag(People people) {
    company.run(() -> questions.add(company.maria, company.barista, shift()));
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var job = company.in(() -> postings.find(company.maria, company.barista)).publicId();
    var site = "/jobs/" + company.in(companies::slug);
    var somebody = people.with(narrow());
    somebody.expectTrouble();
    check(somebody, site);
    check(somebody, site + "/" + job);
    check(somebody, site + "/" + job + "/apply");
    somebody.button("Send application").click();
    somebody.page().getByRole(AriaRole.ALERT).waitFor();
    check(somebody, null);
    check(somebody, site + "/" + job + "/thanks?lang=es");
    var email = company.address("jamal");
    check(
        somebody,
        company.in(
            () -> links.create(new ApplicantLinks.Page(company.jamal, "applications", email))));
    somebody.page().locator("details summary").first().click();
    check(somebody, null);
  }

  @Test
  void no_page_of_imports_violates_wcag(People people) {
    var tom = signIn(people, company.tom);
    var page = tom.page();
    var file = "Name,Email,Phone,Job\nAda Lund,ada@mail.example,,Barista\nBo,,12,Barista\n";
    tom.open("/imports");
    page.locator("#file").setInputFiles(new FilePayload("a.csv", "text/csv", file.getBytes(UTF_8)));
    check(tom, null);
    tom.button("Upload").click();
    page.waitForURL("**/imports/*");
    page.getByText("Odd letters").click();
    check(tom, null);
    tom.button("Look ahead").click();
    page.getByText("is no phone number").waitFor();
    check(tom, null);
    tom.button("Import 1 application").click();
    page.getByText("Download the bad rows").waitFor();
    page.getByText("Undo this import").click();
    check(tom, null);
    check(tom, "/imports");
  }

  private static QuestionText shift() {
    return new QuestionText(QuestionKind.CHOICE, "Which shift?", true, List.of("Early", "Late"));
  }

  @Test
  void no_page_of_templates_and_settings_violates_wcag(People people) {
    var maria = signIn(people, company.maria);
    maria.expectTrouble();
    check(maria, "/settings/quiet-hours");
    check(maria, "/settings/records");
    check(maria, "/settings/audit-log");
    check(maria, "/applicants/" + company.lena + "/record");
    check(maria, "/settings/channels");
    maria.button("Test now").click();
    maria.page().getByText("The test is over.").waitFor();
    check(maria, null);
    check(maria, "/templates");
    maria.open("/templates/new");
    maria.page().getByLabel("Name").fill("Template " + System.nanoTime());
    maria.page().locator("#body").fill("Hi {{applicant.name}}");
    maria.button("Save").click();
    maria.page().getByText("is not a field").waitFor();
    check(maria, null);
    maria.page().locator("#body").fill("Hi {{applicant.first_name}}");
    maria.button("Save").click();
    maria.page().waitForURL("**/templates");
    check(maria, null);
  }

  @Test
  void no_page_of_applicants_and_errors_violates_wcag(People people) {
    people.signedIn(company.tom).message(company.jamalAsBarista, "Hello Jamal");
    var link = people.linkInMail(company.address("jamal"));
    var somebody = people.with(narrow());
    somebody.expectTrouble();
    check(somebody, "/sign-in");
    check(somebody, "/m/unknown");
    check(somebody, link);
    check(somebody, stopLink());
    check(somebody, "/unsubscribe/unknown");
    var tom = signIn(people, company.tom);
    tom.expectTrouble();
    check(tom, "/quarantine");
    var mail = company.quarantine(company.jamalAsBarista, "eve@mail.example", "Hello");
    check(tom, "/quarantine");
    check(tom, "/quarantine/" + mail);
    check(tom, "/no-such-page");
    check(tom, "/demo/mail?to=" + company.address("jamal"));
    check(tom, "/demo/phone?number=" + company.jamalsPhone.substring(1));
  }

  private String stopLink() {
    var delivery = company.mailDelivery(company.jamalAsBarista);
    return URI.create(stopLinks.of(company.id, delivery, company.address("jamal"))).getPath();
  }

  @Test
  void no_page_about_people_and_accounts_violates_wcag(People people) {
    var maria = signIn(people, company.maria);
    maria.expectTrouble();
    check(maria, "/settings/me/signing-in");
    check(maria, "/settings/single-sign-on");
    check(maria, "/settings/me");
    maria.page().getByText("Change password").first().click();
    maria.page().getByText("Change address").click();
    maria.page().evaluate("scrollTo(0, 0)"); // nothing half below the top bar
    check(maria, null);
    check(maria, "/settings/people");
    check(maria, "/settings/api");
    check(maria, "/settings/api/keys/new");
    check(maria, "/settings/webhooks/new");
    maria.page().getByLabel("Address").fill("http://127.0.0.1:9/hooks");
    maria.button("Make webhook").click();
    maria.page().locator("a:text-is('Done')").click();
    maria.button("Send a test").click();
    maria.page().getByText("Nothing listens at that address.").first().waitFor();
    check(maria, null);
    maria.open("/docs/api");
    Look.NARROW.check(maria.page()); // which takes half a minute
    check(maria, "/settings/people/" + company.tom.id());
    check(maria, "/settings/people/invitations/new");
    maria.page().getByLabel("Email").fill(company.address("nora"));
    maria.button("Invite").click();
    maria.page().getByText("Tick at least one box").waitFor();
    check(maria, null);
    maria.page().getByText("Everything at every location").click();
    maria.button("Invite").click();
    maria.page().waitForURL("**/settings/people?done=invited");
    check(maria, null);
    var nora = people.with(narrow());
    nora.expectTrouble();
    check(nora, people.linkInMail(company.address("nora")));
    check(nora, "/join/unknown");
    check(nora, "/forgot-password");
    nora.page().getByLabel("Email").fill(company.tom.email());
    nora.button("Send the link").click();
    nora.page().getByText("Look into your mailbox").waitFor();
    check(nora, null);
  }

  private static Person signIn(People people, User user) {
    return people.signedIn(user, narrow());
  }

  private static NewContextOptions narrow() {
    return Look.NARROW.options();
  }

  @Test
  void the_applicants_page_weighs_under_100_kilobytes(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    var jamal = people.phone();
    var link = people.linkInMail(company.address("jamal"));
    var answers = new ArrayList<Response>();
    jamal.page().onResponse(answers::add);
    jamal.open(link);
    var weight =
        List.copyOf(answers).stream()
            .filter(response -> response.status() == 200 && !response.url().endsWith("/live"))
            .mapToInt(response -> response.body().length)
            .sum();
    assertThat(weight).isBetween(1_000, 100_000);
  }

  private static void check(Person person, @Nullable String path) {
    if (path != null) person.open(path);
    for (var look : Look.all()) look.check(person.page());
    Look.NARROW.at(person.page());
  }
}
