package earshot;

import static earshot.WebClient.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import earshot.bulk.BulkMessages;
import earshot.bulk.Recipients;
import earshot.company.Companies;
import earshot.company.Profile;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.database.TestDatabase;
import earshot.importing.Imports;
import earshot.language.Language;
import earshot.language.Say;
import earshot.posting.Postings;
import earshot.template.TemplateText;
import earshot.template.Templates;
import earshot.unsubscribe.StopLink;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What holds of every page. A page that is added is missed here, see [#no_page_is_missing_here].
@EarshotTest
class PagesTest {

  private static final List<String> ELSEWHERE =
      List.of(
          "/api/v1/",
          "/scim/v2/",
          "/error",
          "/live",
          "/session",
          "/my/live",
          "/demo/",
          "/embed/",
          "/actuator",
          "/conversations/{id}/messages/{seq}/attachments",
          "/my/{publicId}/messages/{seq}/attachments",
          "/applications/{id}/resume",
          "/applications/export.csv",
          "/imports/{id}/bad-rows.csv",
          "/checks/",
          "/operations/",
          "/settings/channels/self-tests/");

  @Autowired private StopLink stopLinks;
  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private ApplicantClient lena;
  @Autowired private JdbcClient sql;
  @Autowired private Companies companies;
  @Autowired private Users users;
  @Autowired private Postings postings;
  @Autowired private Templates templates;
  @Autowired private BulkMessages bulkMessages;
  @Autowired private Imports imports;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private String conversation;
  private String link;
  private long template;
  private long bulkMessage;
  private long imported;
  private String invitation;
  private long quarantined;
  private String stopLink;
  private String question;
  private String job;
  private String webhook;

  @BeforeEach
  void everybody_is_there() throws Exception {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena, see https://example.com");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom");
    link = cafe.linkTo(cafe.lenaAsBarista);
    conversation = lena.openLink(link);
    template = cafe.in(() -> templates.add(cafe.tom, false, new TemplateText("Hello", "Hello")));
    var all = new Recipients.Ticked(List.of(cafe.lenaAsBarista));
    bulkMessage = cafe.in(() -> bulkMessages.send(cafe.tom, all, false, "Hello", "pages-" + link));
    var file = new ByteArrayResource("Name,Email\nAda,ada@mail.example\n".getBytes(UTF_8));
    imported =
        CurrentCompany.callThrowing(
            cafe.id, () -> imports.upload(cafe.tom, "a.csv", file, file.contentLength()));
    quarantined = cafe.quarantine(cafe.lenaAsBarista, "eve@mail.example", "Hello");
    stopLink =
        URI.create(
                stopLinks.of(cafe.id, cafe.mailDelivery(cafe.lenaAsBarista), cafe.address("lena")))
            .getPath();
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    var form = Map.of("email", cafe.address("nora"), "role", "ADMINISTRATOR");
    var invited = Jsoup.parse(maria.post("/settings/people/invitations", form).body());
    var questions = "/settings/jobs/" + cafe.barista + "/questions";
    maria.post(questions, Map.of("text", "When can you start?"));
    job = "/" + cafe.in(() -> postings.find(cafe.maria, cafe.barista)).publicId();
    var barista = Jsoup.parse(maria.get("/settings/jobs/" + cafe.barista).body());
    question = barista.select(".questions a").attr("href");
    var hook = Map.of("url", "https://hooks.example", "events", "message.created");
    var made = Jsoup.parse(maria.post("/settings/webhooks", hook).body());
    webhook = made.select("a.button.primary").attr("href");
    invitation = URI.create(invited.select("#link").val()).getPath();
  }

  private Map<String, WebClient> pages() {
    var pages = new LinkedHashMap<String, WebClient>();
    var id = cafe.lenaAsBarista;
    for (var path :
        List.of(
            "/applications",
            "/applications?folder=declined&search=lena&sort=name&job=" + cafe.barista,
            "/applications/" + id,
            "/applications/" + cafe.jamalAsCook,
            "/applications/" + id + "/conversation",
            "/applications/declined/form",
            "/conversations/" + id,
            "/conversations/" + id + "/composer",
            "/conversations/" + id + "/contacts",
            "/conversations/" + id + "/templates",
            "/conversations/" + id + "/messages?after=0",
            "/conversations/" + id + "/messages?before=2",
            "/conversations/" + id + "/messages/1",
            "/settings/me",
            "/settings/me/signing-in",
            "/settings/quiet-hours",
            "/imports",
            "/imports/" + imported,
            "/templates",
            "/templates/choices",
            "/templates/new",
            "/templates/" + template,
            "/bulk-messages",
            "/bulk-messages/" + bulkMessage,
            "/bulk-messages/" + bulkMessage + "/recipients",
            "/bulk-messages/strip?shown=" + bulkMessage,
            "/message-center",
            "/message-center/" + id,
            "/message-center/unanswered",
            "/message-center/archived",
            "/message-center?scope=locations&job=" + cafe.barista + "&location=" + cafe.pier4,
            "/message-center/rows",
            "/message-center/search",
            "/message-center/search?q=hello&at=1&open=" + id,
            "/message-center/counter",
            "/quarantine",
            "/quarantine/link",
            "/quarantine/" + quarantined)) pages.put(path, tom);
    pages.put("/settings/channels", maria);
    pages.put(stopLink, lena);
    for (var path :
        List.of(
            "/settings/people",
            "/settings/records",
            "/settings/audit-log",
            "/settings/audit-log?what=READING&applicant=lena&from=2026-01-01&by=" + cafe.tom.id(),
            "/applicants/" + cafe.lena + "/record",
            "/applicants/" + cafe.lena + "/erasure",
            "/settings/api",
            "/settings/api/keys/new",
            "/settings/webhooks",
            "/settings/webhooks/new",
            webhook,
            webhook + "/edit",
            "/settings/api/embedding",
            "/settings/people/" + cafe.tom.id(),
            "/settings/people/invitations/new",
            "/settings/locations",
            "/settings/single-sign-on",
            "/settings/locations/new",
            "/settings/locations/" + cafe.pier4,
            "/settings/jobs",
            "/settings/jobs/new",
            "/settings/jobs/" + cafe.barista,
            "/settings/jobs/" + cafe.barista + "/questions/new",
            question)) pages.put(path, maria);
    pages.put(invitation, lena);
    for (var path : List.of("", job, job + "/apply", job + "/thanks"))
      pages.put("/jobs/" + cafe.in(companies::slug) + path, lena);
    pages.put("/forgot-password", lena);
    pages.put("/docs/api", lena);
    pages.put(conversation, lena);
    pages.put(conversation + "/messages?after=0", lena);
    pages.put("/my/applications", lena);
    return pages;
  }

  private Map<String, WebClient> redirectsAndErrors() {
    var pages = new LinkedHashMap<String, WebClient>();
    for (var path : List.of("/", "/sign-in", "/no-such-page", "/applications/999999999999"))
      pages.put(path, tom);
    for (var path :
        List.of(
            link,
            "/m/",
            "/m/unknown",
            "/my/unknown",
            "/join/unknown",
            "/new-password/unknown",
            "/new-address/unknown",
            "/setup",
            "/sign-up",
            "/sign-up/unknown",
            "/sign-in/code",
            "/sign-in/second-factor",
            "/sign-in/company",
            "/sign-in/company/unknown",
            "/sign-in/company/unknown/go",
            "/sign-in/company/unknown/back")) pages.put(path, lena);
    return pages;
  }

  @Test
  void no_page_is_missing_here() {
    var visited = new ArrayList<>(pages().keySet());
    visited.addAll(redirectsAndErrors().keySet());
    for (var mapping : mappings.getHandlerMethods().keySet()) {
      if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) continue;
      for (var pattern : mapping.getPatternValues())
        if (ELSEWHERE.stream().noneMatch(pattern::startsWith))
          assertThat(visited).as(pattern).anyMatch(path -> matches(pattern, path));
    }
  }

  @Test
  void every_page_comes() {
    assertThatAllCome();
  }

  private void assertThatAllCome() {
    pages()
        .forEach(
            (path, client) -> assertThat(client.get(path).statusCode()).as(path).isEqualTo(200));
  }

  @Test
  void every_page_speaks_spanish_to_those_who_chose_it() {
    var unsaid = new ListAppender<ILoggingEvent>();
    var log = (Logger) LoggerFactory.getLogger(Say.class);
    unsaid.start();
    log.addAppender(unsaid);
    for (var user : List.of(cafe.tom, cafe.maria)) speak(user, Language.SPANISH);
    try {
      pages()
          .forEach((path, client) -> {
            var html = Jsoup.parse(client.get(path, "Accept-Language", "es").body());
            if (client != lena && html.selectFirst("title") != null)
              assertThat(html.select("html").attr("lang")).as(path).isEqualTo("es");
          });
      redirectsAndErrors().forEach((path, client) -> client.get(path, "Accept-Language", "es"));
    } finally {
      for (var user : List.of(cafe.tom, cafe.maria)) speak(user, Language.ENGLISH);
      log.detachAppender(unsaid);
    }
    assertThat(unsaid.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  private void speak(User user, Language language) {
    cafe.in(() -> {
      var now = users.profile(user);
      users.change(
          user, new Profile(now.name(), now.phone(), now.zone(), language, now.answerMail()));
      return user;
    });
  }

  /// With every right to write taken away, all pages still come. Being seen is written by the heart
  /// of an open page and not by the view of it; only links that were never made are counted, and
  /// who was shown an applicant's data is noted once an hour: see decision 80.
  @Test
  void a_page_view_writes_nothing() {
    var rights =
        sql.sql(
                """
                select privilege_type || ' on ' || table_name from information_schema.role_table_grants
                where grantee = 'earshot_app' and privilege_type in ('INSERT', 'UPDATE', 'DELETE')
                  and table_name not in ('scheduled_tasks', 'presence', 'throttle', 'audit_entry')
                """)
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(rights).contains("INSERT on message", "DELETE on user_session", "UPDATE on draft");
    rights.forEach(right -> TestDatabase.administer("revoke " + right + " from earshot_app"));
    try {
      assertThatAllCome();
      redirectsAndErrors()
          .forEach(
              (path, client) -> assertThat(client.get(path).statusCode()).as(path).isLessThan(500));
    } finally {
      rights.forEach(right -> TestDatabase.administer("grant " + right + " to earshot_app"));
    }
  }

  @Test
  void every_page_says_what_it_may_load_and_who_may_frame_it() {
    forAll((path, page) -> {
      assertThat(headers(page, "Content-Security-Policy")).as(path).hasSize(1);
      assertThat(headers(page, "Content-Security-Policy").getFirst())
          .contains(
              "default-src 'none'",
              "frame-ancestors 'self'",
              "base-uri 'none'",
              "form-action 'self'")
          .doesNotContain("unsafe-inline", "unsafe-eval", "*", "http:", "https:");
      assertThat(headers(page, "X-Content-Type-Options")).as(path).containsExactly("nosniff");
      assertThat(headers(page, "X-Frame-Options")).as(path).containsExactly("SAMEORIGIN");
      assertThat(headers(page, "Referrer-Policy").getFirst())
          .as(path)
          .isIn("no-referrer", "same-origin");
      assertThat(headers(page, "Cache-Control").getFirst()).as(path).contains("no-store");
    });
  }

  @Test
  void no_page_holds_a_script_or_style_of_its_own() {
    forAll((path, page) -> {
      var html = Jsoup.parse(page.body());
      assertThat(html.select("script:not([src]):not([type^=application/]), style, [style]"))
          .as(path)
          .isEmpty();
      assertThat(html.select("a[href^=javascript:]")).as(path).isEmpty();
      assertThat(html.getAllElements().stream().filter(PagesTest::hasHandler)).as(path).isEmpty();
    });
  }

  @Test
  void every_style_sheet_script_and_picture_of_a_page_exists_and_is_ours() {
    var files = new LinkedHashMap<String, String>();
    forAll((_, page) -> {
      for (var element : Jsoup.parse(page.body()).select("link[href], script[src], img[src]"))
        files.put(element.hasAttr("src") ? element.attr("src") : element.attr("href"), "");
    });

    assertThat(files).hasSizeGreaterThan(5);
    for (var file : files.keySet()) {
      assertThat(file).startsWith("/").doesNotStartWith("//");
      assertThat(lena.get(file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void the_applicants_page_weighs_less_than_a_hundred_kilobytes_and_works_without_a_script() {
    var page = lena.get(conversation);
    var html = Jsoup.parse(page.body());
    var bytes = page.body().length();
    for (var element : html.select("link[href], script[src], img[src]")) {
      var file = element.hasAttr("src") ? element.attr("src") : element.attr("href");
      bytes += lena.get(file).body().length();
    }

    assertThat(bytes).isLessThan(100_000);
    assertThat(
            html.select(
                "form[method=post][action=" + conversation + "/messages] textarea[name=body]"))
        .hasSize(1);
    assertThat(html.select("form button"))
        .extracting(Element::text)
        .containsExactly("Send", "Leave this device");
  }

  private interface Check {
    void of(String path, HttpResponse<String> page);
  }

  private void forAll(Check check) {
    var all = new LinkedHashMap<>(pages());
    all.putAll(redirectsAndErrors());
    all.forEach((path, client) -> check.of(path, client.get(path)));
  }

  private static boolean hasHandler(Element element) {
    return element.attributes().asList().stream()
        .anyMatch(it -> it.getKey().matches("on[a-z]+|hx-on.*"));
  }

  private static boolean matches(String pattern, String path) {
    var regex = Pattern.compile("\\{[^}]+}").matcher(pattern).replaceAll("[^/]+");
    return path.replaceFirst("\\?.*", "").matches(regex);
  }
}
