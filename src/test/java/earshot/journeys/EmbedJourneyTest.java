package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.FrameLocator.GetByRoleOptions;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import earshot.SmallCompany;
import earshot.api.ApiClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.attachment.Attachments;
import earshot.attachment.NewAttachment;
import earshot.company.PersonName;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A conversation in the page of another system, which another server serves.
@Journey
class EmbedJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private ApiKeys keys;
  @Autowired private Conversations conversations;
  @Autowired private Attachments attachments;
  @Autowired private PublicUrl url;

  private HttpServer hiring;
  private String page = "";

  @BeforeEach
  void another_system_has_a_page() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    hiring = HttpServer.create(new InetSocketAddress(here, 0), 0);
    hiring.createContext(
        "/",
        asked -> {
          var html = page.getBytes(UTF_8);
          asked.getResponseHeaders().set("Content-Type", "text/html");
          asked.sendResponseHeaders(200, html.length);
          asked.getResponseBody().write(html);
          asked.close();
        });
    hiring.start();
  }

  @AfterEach
  void it_goes() {
    hiring.stop(0);
  }

  @Test
  void a_page_that_is_allowed_shows_the_conversation_and_no_other_page_does(People people)
      throws IOException {
    company.write(company.tom, company.lenaAsBarista, "Hello Lena");
    lenaSendsAFileByMail();
    var maria = people.signedIn(company.maria);
    maria.open("/settings/api/embedding");
    maria.page().getByLabel("Where its pages begin").fill(origin("localhost"));
    maria.button("Allow").click();
    assertThat(maria.page().getByRole(AriaRole.LIST)).containsText(origin("localhost"));

    var tom = people.at(900, 900);
    show(link());
    tom.open(origin("localhost") + "/");
    var panel = tom.page().frameLocator("iframe");
    assertThat(panel.getByRole(AriaRole.LOG)).containsText("Hello Tom");
    assertThat(tom.page().locator("#new")).hasText("0"); // it is before his eyes
    assertThat(tom.page().locator("#height")).hasText(Pattern.compile("[2-9]\\d\\d"));
    tom.page().locator("#focus").click();
    assertThat(panel.getByLabel("Your message")).isFocused();
    panel.getByLabel("Your message").fill("Can you come on Tuesday?");
    panel.getByLabel("Your message").press("Control+Enter");
    assertThat(panel.locator("[data-seq]").filter(new FilterOptions().setHasText("Tuesday")))
        .containsText("Email");

    assertThatNothingStandsInTheWay(maria);
    assertThatNothingStandsInTheWay(tom);
    tom.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThatNothingStandsInTheWay(tom);
    assertThatAFileIsDownloaded(tom, panel);

    var height = tom.page().locator("#height").textContent();
    tom.page().locator("iframe").evaluate("it => it.style.marginTop = '3000px'");
    company.answer(company.lena, company.lenaAsBarista, "Yes, at ten");
    assertThat(tom.page().locator("#new")).hasText("1");
    assertThat(tom.page().locator("#height")).not().hasText(height);
    tom.page().locator("iframe").evaluate("it => it.style.marginTop = '0'");
    assertThat(panel.getByRole(AriaRole.LOG)).containsText("Yes, at ten");
    assertThat(tom.page().locator("#new")).hasText("0");
    Assertions.assertThat(tom.context().cookies()).isEmpty();

    tom.page().reload(); // the same link again
    assertThat(panel.getByRole(AriaRole.ALERT)).containsText("Load the page around it again");
    tom.expectTrouble();
    show(link());
    tom.open(origin("127.0.0.1") + "/");
    assertThat(tom.page().locator("iframe")).isVisible();
    assertThat(panel.getByRole(AriaRole.LOG)).hasCount(0);
    assertThat(tom.page().locator("#new")).isEmpty();
  }

  private static void assertThatNothingStandsInTheWay(Person person) {
    Assertions.assertThat(new AxeBuilder(person.page()).analyze().getViolations()).isEmpty();
  }

  private void lenaSendsAFileByMail() {
    var lena = new Author.OfApplicant(company.lena);
    var mail =
        new NewMessage(company.lenaAsBarista, lena, Via.EMAIL, "Hello Tom", null, "mail-of-lena");
    var resume = new NewAttachment("resume.pdf", "%PDF-1.7 Lena".getBytes(UTF_8));
    company.inTransaction(() -> {
      var sent = conversations.send(mail);
      attachments.add(company.lenaAsBarista, sent.seq(), List.of(resume));
      return sent;
    });
  }

  /// By a link that is pressed by key, in a frame that has no cookies.
  private static void assertThatAFileIsDownloaded(Person tom, FrameLocator panel)
      throws IOException {
    var file = panel.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("resume.pdf"));
    var download = tom.page().waitForDownload(() -> file.press("Enter"));
    Assertions.assertThat(download.suggestedFilename()).isEqualTo("resume.pdf");
    Assertions.assertThat(Files.readString(download.path())).isEqualTo("%PDF-1.7 Lena");
  }

  private String link() {
    var wanted = new NewApiKey(new PersonName("Hiring system"), Scope.WRITE, Set.of());
    var api = new ApiClient(url, company.in(() -> keys.make(company.maria, wanted)).secret());
    var asked =
        "{\"user_id\": %d, \"application_id\": %d}"
            .formatted(company.tom.id(), company.lenaAsBarista);
    return api.post("/embeds", asked).json().get("url").asString();
  }

  private void show(String link) {
    page =
        """
        <!doctype html><html lang="en"><title>Hiring</title>
        <main><h1>Hiring</h1><p>New: <b id="new"></b> height: <b id="height"></b> <button id="focus">Message</button></p>
        <iframe src="%s" title="Conversation" width="400" height="500"></iframe></main>
        <script>
          const frame = document.querySelector("iframe");
          const from = new URL(frame.src).origin;
          addEventListener("message", ({ origin, source, data }) => {
            if (origin !== from || source !== frame.contentWindow) return;
            if (data.type === "earshot:size") document.getElementById("height").textContent = data.height;
            if (data.type === "earshot:counter") document.getElementById("new").textContent = data.new;
          });
          document.getElementById("focus").onclick = () =>
            frame.contentWindow.postMessage({ type: "earshot:focus" }, from);
        </script>
        """
            .formatted(link);
  }

  private String origin(String host) {
    return "http://%s:%d".formatted(host, hiring.getAddress().getPort());
  }
}
