package earshot.rights;

import earshot.SmallCompany;
import earshot.WebClient;
import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.attachment.Attachments;
import earshot.attachment.NewAttachment;
import earshot.bulk.BulkMessages;
import earshot.bulk.Recipients;
import earshot.company.Companies;
import earshot.company.Grant;
import earshot.company.PersonName;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.Staff;
import earshot.company.User;
import earshot.importing.Imports;
import earshot.posting.Postings;
import earshot.posting.QuestionKind;
import earshot.posting.QuestionText;
import earshot.posting.Questions;
import earshot.resume.Resumes;
import earshot.seal.SealedBytes;
import earshot.template.TemplateText;
import earshot.template.Templates;
import earshot.unsubscribe.StopLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the lines of the table name: one of everything a company has, with words in it that nobody
/// else may read.
final class Things {

  /// In names, messages, files and quarantined mail of [#application].
  static final Set<String> OF_THE_APPLICATION =
      Set.of("Quillfeather", "zinnwaldite", "verdigris", "cinnabar", "vermilion");

  /// In the conversation of somebody who applied at two locations.
  static final Set<String> OF_THE_HISTORY = Set.of("ultramarine");

  /// In what only the staff of the company reads.
  static final Set<String> OF_THE_COMPANY = Set.of("farthingale", "pellucid", "heliotrope");

  private static final Set<String> USED_ONCE = Set.of("key", "name", "address");

  private static final Pattern NAMED = Pattern.compile("\\{([^}]+)}");
  private static final AtomicInteger NAMES = new AtomicInteger();

  final SmallCompany cafe;
  final SmallCompany clinic;
  final User tom;
  final User aisha;
  final User jo;
  final User rae;
  final User fred;
  final User dora;
  final long applicant;
  final long job;
  final long application;

  private final ApplicationContext server;
  private long webhook;
  private final Map<String, Supplier<Object>> makers = new HashMap<>();
  private final Map<String, String> made = new HashMap<>();

  Things(SmallCompany cafe, SmallCompany clinic, ApplicationContext server) {
    this.cafe = cafe;
    this.clinic = clinic;
    this.server = server;
    tom = withRights(cafe.tom, true, true, cafe.pier4);
    aisha = withRights(cafe.aisha, true, true, cafe.marketStreet, cafe.airport);
    jo = withRights(cafe.user("Jo Abel", Role.MANAGER), false, true, cafe.pier4);
    rae = withRights(cafe.user("Rae Stone", Role.MANAGER), true, false, cafe.pier4);
    fred = withRights(cafe.user("Fred Hume", Role.MANAGER), true, true, cafe.pier4);
    dora = withRights(cafe.user("Dora Lind", Role.MANAGER), true, true, cafe.pier4);
    applicant = cafe.applicant("Imogen", "Quillfeather", cafe.address("imogen"), "+14155550177");
    job = cafe.job(cafe.pier4, "Roaster");
    application = cafe.apply(applicant, job);
    conversations();
    files();
    makers();
    List.copyOf(makers.keySet()).forEach(this::of);
  }

  private long apiKey() {
    var wanted = new NewApiKey(new PersonName("Heliotrope system"), Scope.READ, Set.of());
    var keys = server.getBean(ApiKeys.class);
    return cafe.inTransaction(() -> keys.make(cafe.maria, wanted).key().id());
  }

  private void conversations() {
    cafe.write(tom, application, "Bring your zinnwaldite apron");
    cafe.answer(applicant, application, "It is verdigris");
    cafe.write(fred, application, "Then the zinnwaldite hat");
    cafe.write(tom, cafe.jamalAsBarista, "The ultramarine door");
    cafe.answer(cafe.jamal, cafe.jamalAsBarista, "I see it is ultramarine");
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");
  }

  private void files() {
    var pdf = "%PDF-1.7 cinnabar".getBytes(StandardCharsets.UTF_8);
    var attached = List.of(new NewAttachment("cinnabar.pdf", pdf));
    cafe.inTransaction(() -> {
      server.getBean(Attachments.class).add(application, 2, attached);
      return true;
    });
    var form = UUID.randomUUID().toString();
    var resumes = server.getBean(Resumes.class);
    cafe.run(() -> {
      try {
        resumes.keep(form, "vermilion.pdf", () -> new ByteArrayInputStream(pdf), pdf.length);
      } catch (IOException | earshot.resume.ResumeRefused impossible) {
        throw new IllegalStateException(impossible);
      }
      resumes.give(form, application);
    });
  }

  private void makers() {
    var templates = server.getBean(Templates.class);
    makers.put("application", () -> application);
    makers.put("previous", () -> cafe.jamalAsBarista);
    makers.put("elsewhere-application", () -> cafe.omarAsHost);
    makers.put("elsewhere-previous", () -> cafe.jamalAsCook);
    makers.put("public", () -> cafe.publicId(application));
    makers.put("applicant", () -> applicant);
    makers.put(
        "spare-applicant", () -> cafe.applicant("N" + NAMES.incrementAndGet(), "N", null, null));
    makers.put("location", () -> cafe.pier4);
    makers.put("elsewhere-location", () -> cafe.marketStreet);
    makers.put("spare-location", () -> cafe.location("Dock " + NAMES.incrementAndGet()));
    makers.put("job", () -> job);
    makers.put("part", () -> "liveness");
    makers.put("elsewhere-job", () -> cafe.cook);
    makers.put("empty-job", () -> cafe.job(cafe.pier4, "N" + NAMES.incrementAndGet()));
    makers.put("seq", () -> 1);
    makers.put("answer-seq", () -> 2);
    makers.put("number", () -> 1);
    makers.put("channel", () -> "EMAIL");
    makers.put("now", Instant::now);
    makers.put("question", this::question);
    makers.put("template", () -> cafe.in(() -> templates.add(cafe.maria, true, template())));
    makers.put("own-template", () -> cafe.in(() -> templates.add(tom, false, template())));
    makers.put("bulk", () -> bulk(tom, "WAITING"));
    makers.put("running-bulk", () -> bulk(tom, "RUNNING"));
    makers.put("paused-bulk", () -> bulk(tom, "PAUSED"));
    makers.put("former-bulk", () -> bulk(fred, "PAUSED"));
    makers.put("import", () -> imported("UPLOADED"));
    makers.put("ready-import", () -> imported("READY"));
    makers.put("done-import", () -> imported("DONE"));
    makers.put("mail", () -> cafe.quarantine(application, "eve@cinnabar.example", "vermilion"));
    makers.put(
        "user", () -> cafe.user("U" + NAMES.incrementAndGet(), Role.MANAGER, cafe.pier4).id());
    makers.put("disabled-user", () -> dora.id());
    makers.put("other-user", () -> clinic.tom.id());
    makers.put("api-key", this::apiKey);
    makers.put("webhook", this::webhook);
    makers.put("webhook-delivery", this::webhookDelivery);
    makers.put("invitation", () -> invitation("pellucid"));
    makers.put("self-test", this::selfTest);
    makers.put("passkey", this::passkey);
    makers.put("posting", this::posting);
    makers.put("site", () -> cafe.in(server.getBean(Companies.class)::slug));
    makers.put("other-site", () -> clinic.in(server.getBean(Companies.class)::slug));
    makers.put("link", () -> cafe.linkTo(application).substring("/m/".length()));
    makers.put("stop-link", this::stopLink);
    makers.put("join-link", () -> link(Purpose.INVITATION, invitation("guest")));
    makers.put("password-link", () -> link(Purpose.PASSWORD, rae.id()));
    makers.put("made-up", () -> "made-up");
    makers.put("key", UUID::randomUUID);
    makers.put("name", () -> "N" + NAMES.incrementAndGet());
    makers.put("address", () -> cafe.address("a" + NAMES.incrementAndGet()));
  }

  /// Takes the rights of [#fred] and ends the sessions of [#dora], once they have signed in, and
  /// remembers another session of [#tom].
  void settle(WebClient toms) {
    var page = Jsoup.parse(toms.get("/settings/me").body());
    var end = page.select("form[action^=/settings/me/sessions/][action$=/end]").attr("action");
    if (end.isEmpty()) throw new AssertionError("Tom has one session only");
    makers.put("session", () -> end.replaceAll(".*/sessions/|/end", ""));
    var staff = server.getBean(Staff.class);
    cafe.run(() -> staff.change(fred.id(), new Rights(Role.MANAGER, List.of())));
    cafe.run(() -> staff.disable(dora.id()));
  }

  /// The text with its things put in: always the same ones, or another one of each that is used up.
  String fill(String text, boolean anew) {
    return NAMED
        .matcher(text)
        .replaceAll(found -> anew ? anew(found.group(1)) : of(found.group(1)));
  }

  private String of(String name) {
    if (USED_ONCE.contains(name)) return anew(name);
    if (!made.containsKey(name)) made.put(name, anew(name));
    return String.valueOf(made.get(name));
  }

  private String anew(String name) {
    var maker = makers.get(name);
    if (maker == null) throw new IllegalArgumentException("There is no thing named " + name);
    return String.valueOf(maker.get());
  }

  private User withRights(User user, boolean review, boolean jobs, Long... locations) {
    var grants = Arrays.stream(locations).map(it -> new Grant(it, review, jobs)).toList();
    var staff = server.getBean(Staff.class);
    cafe.run(() -> staff.change(user.id(), new Rights(Role.MANAGER, grants)));
    return cafe.again(user);
  }

  private static TemplateText template() {
    return new TemplateText("farthingale " + NAMES.incrementAndGet(), "heliotrope");
  }

  private Object question() {
    var questions = server.getBean(Questions.class);
    var text =
        new QuestionText(QuestionKind.SHORT_TEXT, "N" + NAMES.incrementAndGet(), false, List.of());
    return cafe.in(() -> {
      questions.add(cafe.maria, job, text);
      var last = questions.of(job).getLast().id();
      if (questions.of(job).size() > 5)
        questions.remove(cafe.maria, job, questions.of(job).getFirst().id());
      return last;
    });
  }

  private Object bulk(User user, String state) {
    var to = new Recipients.Ticked(List.of(application));
    var key = UUID.randomUUID().toString();
    var text = user.equals(fred) ? "My own words" : "All of zinnwaldite";
    var bulkMessages = server.getBean(BulkMessages.class);
    var id = cafe.in(() -> bulkMessages.send(user, to, false, text, key));
    cafe.update("update bulk_message set state = '%s' where id = %d".formatted(state, id));
    return id;
  }

  private Object imported(String state) {
    var file =
        "Name,Email\nImogen Quillfeather,imogen@cinnabar.example\n"
            .getBytes(StandardCharsets.UTF_8);
    var imports = server.getBean(Imports.class);
    var id =
        cafe.in(() -> {
          try {
            return imports.upload(
                tom, "cinnabar.csv", () -> new ByteArrayInputStream(file), file.length);
          } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
          }
        });
    cafe.update(
        "update applicant_import set state = '%s', preview = '%s' where id = %d"
            .formatted(
                state,
                "{\"total\":1,\"added\":0,\"applicants\":0,\"recognized\":0,\"first\":[],\"wrong\":[]}",
                id));
    return id;
  }

  private long invitation(String name) {
    var sql = server.getBean(JdbcClient.class);
    return cafe.inTransaction(() ->
        sql.sql(
                """
                insert into invitation (email, role, invited_by, invited_at, expires_at)
                values (:email, 'ADMINISTRATOR', :by, now(), now() + interval '1 day') returning id
                """)
            .param("email", name + NAMES.incrementAndGet() + "@mail.example")
            .param("by", cafe.maria.id())
            .query(Long.class)
            .single());
  }

  private Object link(Purpose purpose, long subject) {
    var links = server.getBean(MailedLinks.class);
    return cafe.in(() -> links.create(purpose, subject, Instant.now().plusSeconds(3600)));
  }

  private Object passkey() {
    var sql = server.getBean(JdbcClient.class);
    return cafe.inTransaction(() ->
        sql.sql(
                """
                insert into passkey (user_id, credential_id, name, attestation, signature_count,
                  transports, backup_eligible, backed_up, created_at)
                values (:user, :credential, 'heliotrope', '', 0, '', false, false, now()) returning id
                """)
            .param("user", tom.id())
            .param("credential", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
            .query(Long.class)
            .single());
  }

  private Object selfTest() {
    var id = 300_000_000_000_000L + NAMES.incrementAndGet();
    cafe.update(
        """
        with test as (
          insert into self_test (id, phone, answer, begun_at, company)
          values (%d, '+14155550188', '1234', now(), current_company()) returning id)
        insert into self_test_step (self_test, step, state, words)
        select id, 'MAIL_OUT', 'WORKS', 'heliotrope' from test
        """
            .formatted(id));
    return id;
  }

  /// Nothing listens at its address, and it hears of nothing that happens here.
  private long webhook() {
    var sql = server.getBean(JdbcClient.class);
    var sealed = server.getBean(SealedBytes.class).close("webhook-secret:" + cafe.id, new byte[32]);
    webhook =
        cafe.inTransaction(() ->
            sql.sql(
                    """
                    insert into webhook (url, description, events, state, secret, position, created_at)
                    values ('http://127.0.0.1:9/pellucid', 'heliotrope', '{message.created}', 'PAUSED',
                      :secret, 1000000000, now()) returning id
                    """)
                .param("secret", sealed)
                .query(Long.class)
                .single());
    return webhook;
  }

  private long webhookDelivery() {
    var sql = server.getBean(JdbcClient.class);
    return cafe.inTransaction(() ->
        sql.sql(
                """
                insert into webhook_delivery (webhook_id, position, type, message_id, body,
                  happened_at, queued_at, state, due_at)
                values (:webhook, 1, 'message.created', 'evt_1', 'farthingale', now(), now(),
                  'DELIVERED', now()) returning id
                """)
            .param("webhook", webhook == 0 ? Long.parseLong(of("webhook")) : webhook)
            .query(Long.class)
            .single());
  }

  private Object posting() {
    var postings = server.getBean(Postings.class);
    return cafe.in(() -> postings.find(cafe.maria, job)).publicId();
  }

  private Object stopLink() {
    var links = server.getBean(StopLink.class);
    var path =
        URI.create(links.of(cafe.id, cafe.mailDelivery(application), cafe.address("imogen")))
            .getPath();
    return path.substring("/unsubscribe/".length());
  }
}
