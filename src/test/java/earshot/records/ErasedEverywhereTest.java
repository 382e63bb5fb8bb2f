package earshot.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.attachment.Attachments;
import earshot.attachment.NewAttachment;
import earshot.company.User;
import earshot.hiring.Answer;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.LegalHolds;
import earshot.resume.ResumeRefused;
import earshot.resume.Resumes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Goes through every table of the catalog: whatever is added to the database is looked through
/// here, too.
@NullMarked
@EarshotTest
class ErasedEverywhereTest {

  private static final String PHONE = "+14155559871";

  /// Where it stands before. Who adds a table that holds something of an applicant adds it here.
  private static final String[] HOLDING = {
    "applicant",
    "applicant_import",
    "applicant_link",
    "applicant_word",
    "application",
    "attachment",
    "bulk_message",
    "decline",
    "delivery",
    "demo_mail",
    "demo_text",
    "draft",
    "feed_event",
    "heard_text",
    "help_answer",
    "idempotent_answer",
    "import_piece",
    "import_row",
    "legal_hold",
    "mail_stop",
    "message",
    "message_remark",
    "message_search",
    "opt_out",
    "opt_out_wish",
    "participant",
    "quarantined_mail",
    "resume",
    "resume_piece",
    "search_word",
    "sent_text",
    "sms_thread",
    "text_part",
    "texted_phone",
    "webhook_attempt",
    "webhook_delivery"
  };

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient maria;
  @Autowired private ApplicantClient quinn;
  @Autowired private Applicants applicants;
  @Autowired private Applications applications;
  @Autowired private Attachments attachments;
  @Autowired private Resumes resumes;
  @Autowired private LegalHolds holds;
  @Autowired private JdbcClient sql;
  @Autowired private Clock clock;

  /// In the name, the address, every text and every file.
  private String mark = "";

  private long applicant;
  private long application;
  private String link = "";

  @BeforeEach
  void somebody_is_known_everywhere() throws IOException, ResumeRefused {
    mark = "quixotebramble" + cafe.id;
    var address = mark + "@mail" + cafe.id + ".example";
    applicant = cafe.applicant("Quinn", mark, address, PHONE);
    var answers = List.of(new Answer("Who are you?", mark));
    application =
        cafe.in(() ->
            applications.apply(applicant, cafe.barista, clock.instant(), answers, mark + ".pdf"));
    cafe.write(cafe.tom, application, "Hello " + mark + " and zebrafinch");
    cafe.answer(applicant, application, mark + " it is");
    link = cafe.linkTo(application);
    files();
    maria.signIn(cafe.maria);
    staffOfThem();
    rows(address);
  }

  private void files() throws IOException, ResumeRefused {
    var pdf = ("%PDF-1.7 " + mark).getBytes(UTF_8);
    var form = UUID.randomUUID().toString();
    cafe.inTransaction(() -> {
      attachments.add(application, 2, List.of(new NewAttachment(mark + ".pdf", pdf)));
      return 0;
    });
    cafe.run(() -> {
      try {
        resumes.keep(form, mark + ".pdf", () -> new ByteArrayInputStream(pdf), pdf.length);
      } catch (IOException | ResumeRefused impossible) {
        throw new IllegalStateException(impossible);
      }
      resumes.give(form, application);
    });
    cafe.quarantine(application, mark + "@elsewhere.example", mark);
  }

  /// What the staff writes, does and notes about the applicant.
  private void staffOfThem() {
    maria.put("/conversations/" + application + "/draft", Map.of("body", "Dear " + mark));
    var bulk =
        Map.of("applications", application, "body", "Dear " + mark, "key", UUID.randomUUID());
    assertThat(maria.post("/bulk-messages", bulk).statusCode()).isLessThan(400);
    cafe.run(() -> holds.set(cafe.maria, applicant, "The case of " + mark));
    cafe.run(() -> holds.lift(cafe.maria, applicant));
    maria.get("/applications/" + application);
    decline();
  }

  private void decline() {
    var why = Map.of("reason", "JOB_FILLED", "words", mark);
    cafe.decline(cafe.maria, application);
    maria.post("/applications/" + application + "/decline/reason", why);
  }

  /// What only comes by mail servers and gateways.
  private void rows(String address) {
    var mail = cafe.mailDelivery(application);
    var statements =
        """
        update delivery set address = '%1$s', reason = 'No %1$s here' where id = %4$d
        update applicant_link set sent_to = '%1$s' where company_id = current_company()
        insert into sent_text (provider_id, delivery_id, sending, phone) values ('%5$s', %4$d, 1, '%2$s')
        insert into sms_thread (phone, conversation_id, texted_at) values ('%2$s', %3$d, now())
        insert into message_remark (conversation_id, message_key, remark) values (%3$d, 'k', 'About %1$s')
        insert into opt_out (phone, words, opted_out_at) values ('%2$s', 'STOP', now())
        insert into opt_out_wish (phone, wish, words, way, said_at) values ('%2$s', 'OUT', 'STOP', 'TEXT', now())
        insert into texted_phone (phone, texted_at) values ('%2$s', now())
        insert into help_answer (phone, answered_at) values ('%2$s', now())
        insert into heard_text (phone, digest, provider_id, heard_at) values ('%2$s', 'd', '%5$s', now())
        insert into text_part (long_text, number, bytes, coding, heard_at) values ('%2$s:15550:1:2', 1, '%1$s', 0, now())
        insert into mail_stop (address, stopped_at) values ('%1$s', now())
        insert into unwanted_mail (applicant_id, said_at) values (%6$d, now())
        insert into unwanted_texts (applicant_id, said_at) values (%6$d, now())
        insert into demo_mail (message_id, recipient, raw, received_at) values ('%5$s', '%1$s', 'To %1$s', now())
        update applicant set external_id = '%1$s' where id = %6$d
        update application set unreached_email = '%1$s' where id = %3$d
        with k as (insert into api_key (user_id, name, scope, token_hash, ending, created_at) values (%7$d, 'ATS', 'READ', 'h', 'e', now()) returning id) insert into idempotent_answer (api_key_id, idempotency_key, request_hash, location, body, created_at) select id, 'k', 'h', '/api/v1/conversations/%3$d/messages/1', '%1$s'::bytea, now() from k union all select id, 'l', 'h', null, '{"conversation_id":%3$d,"body":"%1$s"}'::bytea, now() from k
        insert into applicant_import (user_id, file_name, encoding, separator, header, state, uploaded_at, preview) values (%7$d, 'e.csv', 'UTF_8', 'COMMA', '{a}', 'READY', now(), '%1$s')
        insert into applicant_import (user_id, file_name, encoding, separator, header, state, uploaded_at) values (%7$d, 'f.csv', 'UTF_8', 'COMMA', '{a}', 'UPLOADED', now())
        insert into import_piece (import_id, number, content) select max(id), 1, upper('%1$s')::bytea from applicant_import
        insert into applicant_import (user_id, file_name, encoding, separator, header, state, uploaded_at) values (%7$d, 'g.csv', 'UTF_8', 'COMMA', '{a}', 'DONE', now())
        insert into import_row (import_id, number, line, state, reason, cells) select max(id), 1, 2, 'FAILED', '“%1$s” is no address.', '["%1$s"]' from applicant_import
        insert into import_row (import_id, number, line, state, reason, cells) select max(id), 2, 3, 'FAILED', '“Stated@%8$s.example” is no stage.', '["Stated@%8$s.example"]' from applicant_import
        update applicant set stated_email = 'stated@%8$s.example', stated_phone = '%2$s' where id = %6$d
        insert into feed_event (position, type, data, happened_at) values (1, 'opt_out.changed', '{"phone": "%2$s", "opted_out": true}', now())
        insert into webhook (url, description, events, state, secret, position, created_at) values ('https://a.example', '', '{message.created}', 'PAUSED', '', 1, now())
        insert into webhook_delivery (webhook_id, position, type, subject_id, message_id, body, happened_at, queued_at, state, due_at) select id, 1, 'opt_out.changed', null, 'evt_1', '{"data": {"phone": "%2$s"}}', now(), now(), 'DELIVERED', now() from webhook where company_id = current_company()
        insert into webhook_delivery (webhook_id, position, type, subject_id, message_id, body, happened_at, queued_at, state, due_at) select id, 2, 'message.created', %3$d, 'evt_2', '{"data": {"message": {"body": "%1$s"}}}', now(), now(), 'DELIVERED', now() from webhook where company_id = current_company()
        insert into webhook_attempt (delivery_id, url, sent_timestamp, signature, begun_at, duration_ms, status, answer) select id, 'https://a.example', 1, 'v1,', now(), 5, 400, 'Who is %1$s?' from webhook_delivery where message_id = 'evt_2'
        insert into demo_text (phone, own, body, sent_at) values ('%2$s', false, 'To you', now())
        """
            .formatted(
                address,
                PHONE,
                application,
                mail,
                UUID.randomUUID(),
                applicant,
                cafe.tom.id(),
                mark);
    statements.lines().forEach(cafe::update);
  }

  @Test
  void no_word_of_an_erased_applicant_is_left_in_any_table() {
    assertThat(holding()).containsExactlyInAnyOrder(HOLDING);

    assertThat(erased().statusCode()).isEqualTo(302);

    assertThat(holding()).isEmpty();
  }

  @Test
  void who_was_recognized_is_erased_under_the_number_they_came_with_too() {
    comesAgain(cafe.cook);

    assertThat(erased().statusCode()).isEqualTo(302);

    assertThat(holding()).isEmpty();
  }

  /// One person has one application for each job, so the second one stays where it is.
  @Test
  void it_is_the_same_from_the_record_of_an_application_that_did_not_move() {
    var again = comesAgain(cafe.barista);
    var record = "/applicants/" + again;
    assertThat(maria.get(record + "/record").body().split("Barista · Pier 4", -1)).hasSize(3);

    assertThat(maria.post(record + "/erasure", Map.of("sure", true)).statusCode()).isEqualTo(302);

    assertThat(holding()).isEmpty();
    assertThat(maria.get("/applicants/" + applicant + "/record").body()).contains("Erased ");
  }

  /// By the same name and with the same address and phone, and confirms it.
  private long comesAgain(long job) {
    var address = mark + "@mail" + cafe.id + ".example";
    var again = cafe.applicant("Quinn", mark, address, PHONE);
    cafe.apply(again, job);
    cafe.run(() -> {
      applicants.verify(applicant, address);
      assertThat(applicants.verify(again, address)).hasValue(applicant);
    });
    return again;
  }

  @Test
  void what_can_be_counted_is_as_before() {
    var counts =
        """
        select jsonb_agg(x order by x)::text from (
          select a.job_id, a.location_id, a.stage, a.applied_at, d.reason, count(m) as messages
          from application a left join decline d on d.application_id = a.id
          left join message m on m.conversation_id = a.id group by 1, 2, 3, 4, 5) x
        """;
    var before = text(counts);
    var list = maria.get("/applications?folder=declined").body();

    assertThat(erased().statusCode()).isEqualTo(302);

    assertThat(text(counts)).isEqualTo(before).contains("JOB_FILLED");
    assertThat(list).contains("Quinn " + mark);
    assertThat(maria.get("/applications?folder=declined").body())
        .contains("Erased applicant", "Barista", "Pier 4");
  }

  @Test
  void pages_say_so_links_end_and_nobody_writes_there_any_more() {
    quinn.openLink(link);
    var own = "/my/" + cafe.publicId(application);
    assertThat(quinn.get(own).statusCode()).isEqualTo(200);
    cafe.undoDecline(cafe.maria, application);

    assertThat(erased().statusCode()).isEqualTo(302);

    for (var view : List.of("", "/unanswered", "/unanswered?scope=locations"))
      assertThat(maria.get("/message-center" + view).body())
          .as(view)
          .doesNotContain("Erased applicant");
    assertThat(quinn.get(own).statusCode()).isNotEqualTo(200);
    assertThat(quinn.open(link).statusCode()).isNotEqualTo(200);
    for (var page : List.of("/applications/", "/conversations/", "/message-center/"))
      assertThat(maria.get(page + application).body())
          .as(page)
          .contains("Erased applicant", "was erased");
    assertThat(maria.get("/message-center/search?q=zebrafinch").body()).doesNotContain("Barista");
    var form = Map.of("body", "Hello?", "key", UUID.randomUUID().toString());
    assertThat(maria.post("/conversations/" + application + "/messages", form).statusCode())
        .isEqualTo(409);
    var stage = Map.of("stage", "FAVORITED");
    assertThat(maria.post("/applications/" + application + "/stage", stage).statusCode())
        .isEqualTo(409);
    assertThat(maria.put("/conversations/" + application + "/draft", form).statusCode())
        .isEqualTo(409);
    assertThat(holding()).isEmpty();
  }

  @Test
  void a_phone_and_an_address_that_stopped_are_stopped_again_when_they_come_back() {
    erased();
    var other = cafe.applicant("Quinn", "Again", mark + "@mail" + cafe.id + ".example", PHONE);
    var stranger = cafe.applicant("Sam", "Stranger", cafe.address("sam"), "+14155559872");

    assertThat(
            cafe.in(() -> applications.find(cafe.apply(other, cafe.cook))).applicant().textsOff())
        .isNotNull();
    assertThat(
            cafe.in(() -> applications.find(cafe.apply(stranger, cafe.cook)))
                .applicant()
                .getsTexts())
        .isTrue();
    assertThat(text("select string_agg(address, ' ') from mail_stop")).contains(mark);
  }

  @Test
  void what_belongs_to_somebody_else_too_stays_theirs() {
    var twin = cafe.applicant("Robin", "Twin", cafe.address("robin"), PHONE);
    cafe.write(cafe.tom, cafe.apply(twin, cafe.barista), "You said zebrafinch");

    erased();

    assertThat(text("select string_agg(phone, ' ') from opt_out")).isEqualTo(PHONE);
    assertThat(text("select string_agg(phone, ' ') from opt_out_wish")).isEqualTo(PHONE);
    assertThat(text("select string_agg(word, ' ') from search_word"))
        .contains("zebrafinch")
        .doesNotContain(mark);
    assertThat(maria.get("/message-center/search?q=zebraf").body()).contains("Robin Twin");
  }

  @Test
  void managers_and_other_companies_cannot_and_nothing_of_it_under_a_hold() {
    for (User user : List.of(cafe.tom, cafe.aisha)) {
      var client = maria.signIn(user);
      assertThat(client.get("/applicants/" + applicant + "/record").statusCode()).isEqualTo(404);
      assertThat(erased().statusCode()).isEqualTo(404);
    }
    maria.signIn(cafe.maria);
    assertThat(maria.post("/applicants/" + applicant + "/erasure", Map.of()).statusCode())
        .isEqualTo(422);
    hold("Case 17");
    assertThat(maria.get("/applications/" + application).body())
        .contains("Under a legal hold", "Case 17");
    assertThat(erased().statusCode()).isEqualTo(409);
    assertThat(erased().body()).contains("under a legal hold");
    assertThat(holding()).contains("message", "applicant", "resume_piece");

    maria.post("/applicants/" + applicant + "/hold/lifted", Map.of());
    assertThat(erased().statusCode()).isEqualTo(302);
    assertThat(holding()).isEmpty();
  }

  @Test
  void a_hold_wants_a_reason_and_is_kept_as_typed() {
    assertThat(hold(" ").statusCode()).isEqualTo(422);
    assertThat(hold("x".repeat(301)).body()).contains("x".repeat(301), "300 characters fit");
    assertThat(cafe.in(() -> holds.on(applicant))).isEmpty();
  }

  private java.net.http.HttpResponse<String> hold(String reason) {
    return maria.post("/applicants/" + applicant + "/hold", Map.of("reason", reason));
  }

  private java.net.http.HttpResponse<String> erased() {
    return maria.post("/applicants/" + applicant + "/erasure", Map.of("sure", true));
  }

  private String text(String query) {
    return cafe.inTransaction(() -> sql.sql(query).query(String.class).single());
  }

  /// The tables in which the words or the phone stand, in letters or in bytes.
  private Set<String> holding() {
    var bytes = HexFormat.of().formatHex(mark.getBytes(UTF_8));
    var capitals = HexFormat.of().formatHex(mark.toUpperCase(Locale.ROOT).getBytes(UTF_8));
    var words =
        new String[] {"%" + mark + "%", "%" + bytes + "%", "%" + capitals + "%", "%4155559871%"};
    return cafe.inTransaction(() -> {
      sql.sql("select set_config('earshot.search', '''@c' || current_company() || '''', true)")
          .query(String.class)
          .single();
      var found = new TreeSet<String>();
      for (var table : tables())
        if (sql.sql(
                "select exists (select from \"%s\" t where t::text ilike any(:words))"
                    .formatted(table))
            .param("words", words)
            .query(Boolean.class)
            .single()) found.add(table);
      return found;
    });
  }

  private List<String> tables() {
    var tables =
        sql.sql(
                """
                select relname from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace
                  and has_table_privilege(oid, 'select')
                """)
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(tables).hasSizeGreaterThan(50);
    return tables;
  }
}
