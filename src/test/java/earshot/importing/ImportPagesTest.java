package earshot.importing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.NaughtyStrings;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.company.Role;
import earshot.hiring.LegalHolds;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EarshotTest
class ImportPagesTest {

  private static final String HEAD =
      "First name,Last name,Email,Phone,Job,Location,Stage,Applied\n";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private StaffClient maria;
  @Autowired private LegalHolds holds;
  @Autowired private Imports imports;
  @Autowired private ImportDatabase database;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void tom_and_maria_are_there() {
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
  }

  @Test
  void a_file_becomes_applicants_and_its_bad_rows_come_back_with_their_reasons() {
    var upload =
        Upload.of(
            tom,
            HEAD
                + "Ada,Lund,ada@mail.example,(415) 555-0150,Barista,Pier 4,Interview,11/3/2025\n"
                + "Bo,Berg,no address,12,Barista,,Lunch,3/11/2099\n"
                + "\"Cy\nril\",Dahl,cyril@mail.example,,barista,,,2025-11-03 14:05\n"
                + "Dee,Eng,dee@mail.example,,Host,Airport,,\n"
                + ",,,,,,,x\n");

    assertThat(Upload.numbers(upload.preview())).containsExactly("2", "2", "0", "3");
    assertThat(Upload.wrong(upload.page()))
        .containsExactly(
            "Line 3 “Lunch” is no stage; use one of New, Reviewed, Favorited, Interview, Hired,"
                + " Declined, Withdrawn. “no address” is no email address. “12” is no phone number."
                + " “3/11/2099” lies in the future.",
            "Line 6 You review applications for no job “Host” at “Airport”.",
            "Line 7 No name is given. No job is given. Neither an email address nor a phone number"
                + " is given.");
    assertThat(applicants()).isEqualTo(3);
    var done = upload.run();

    assertThat(Upload.numbers(done)).containsExactly("2", "0", "3");
    assertThat(stored("Ada"))
        .containsExactly("ada@mail.example +14155550150 INTERVIEW 2025-11-03 00:00 null null");
    assertThat(stored("Cy ril"))
        .containsExactly("cyril@mail.example null NEW 2025-11-03 14:05 null null");
    assertThat(upload.badRows())
        .startsWith("\uFEFFReason,First name,Last name,Email,")
        .contains(
            "You review applications for no job “Host” at “Airport”.,Dee,Eng,dee@mail.example,,Host,"
                + "Airport,,\r\n");
    assertThat(Jsoup.parse(tom.get("/applications?search=lund").body()).text())
        .contains("Ada Lund");
  }

  @Test
  void a_file_that_is_far_too_large_is_answered_with_how_large_it_may_be() {
    var answer = Upload.send(tom, "people.csv", new byte[32_000_000]);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(Jsoup.parse(answer.body()).select("main").text())
        .contains("Too large", "A file can have 25 MB");
  }

  @Test
  void mended_rows_are_uploaded_again_with_the_columns_said_before() {
    var upload = Upload.of(tom, "Who,Where to,What\nAda Lund,ada@mail.example,Baker\n");
    assertThat(upload.fields()).containsExactly("NOTHING", "NOTHING", "NOTHING");
    assertThat(upload.say(upload.fields(), "").statusCode()).isEqualTo(422);
    upload.say(List.of("NAME", "EMAIL", "JOB"), "");
    assertThat(upload.fields()).containsExactly("NAME", "EMAIL", "JOB");
    assertThat(Upload.numbers(upload.page())).containsExactly("0", "0", "0", "1");
    tom.post(upload.path + "/start", Map.of());

    upload.run();
    var mended = Upload.of(tom, upload.badRows().replace("Baker", "Barista"));
    assertThat(mended.fields()).containsExactly("NOTHING", "NAME", "EMAIL", "JOB");
    assertThat(Upload.numbers(mended.preview())).containsExactly("1", "1", "0", "0");
    mended.run();
    assertThat(stored("Ada")).hasSize(1);
  }

  @Test
  void columns_that_share_a_name_hold_the_same_when_the_bad_rows_are_uploaded_again() {
    var upload =
        Upload.of(
            tom, "Name,Email,Phone,Phone,Job\nAda Lund,ada@mail.example,4155550162,home,Baker\n");
    var said = List.of("NAME", "EMAIL", "PHONE", "NOTHING", "JOB");
    upload.say(said, "");
    tom.post(upload.path + "/start", Map.of());
    upload.run();
    var mended = Upload.of(tom, upload.badRows().replace("Baker", "Barista"));
    assertThat(mended.fields())
        .containsExactly("NOTHING", "NAME", "EMAIL", "PHONE", "NOTHING", "JOB");
    upload =
        Upload.of(tom, "Name,Email,Phone,Phone,Job\nAda Lund,ada@mail.example,home,1,Barista\n");
    upload.say(List.of("NAME", "EMAIL", "NOTE", "PHONE", "JOB"), "");
    assertThat(Upload.of(tom, "Phone,Job,Name,Email,Phone\n1,2,3,4,5\n").fields())
        .containsExactly("NOTE", "JOB", "NAME", "EMAIL", "PHONE");
  }

  @Test
  void a_file_in_the_spanish_words_of_the_pages_is_understood_and_refusals_name_these() {
    cafe.update("update app_user set language = 'es' where id = " + cafe.tom.id());
    var upload =
        Upload.of(
            tom,
            "Nombre de pila,Apellido,Correo electrónico,Teléfono,Empleo,Ubicación,Etapa,"
                + "Fecha de la solicitud,Acepta mensajes de texto\n"
                + "Ada,Lund,ada@mail.example,4155550163,Barista,Pier 4,Revisado,2025-11-03,sí\n"
                + "Bo,Berg,bo@mail.example,,Barista,,favorita,,no\n"
                + "Cy,Dahl,cy@mail.example,,Barista,,comida,,\n");
    assertThat(upload.fields())
        .containsExactly(
            "FIRST_NAME",
            "LAST_NAME",
            "EMAIL",
            "PHONE",
            "JOB",
            "LOCATION",
            "STAGE",
            "APPLIED_AT",
            "TEXTS");
    assertThat(Upload.wrong(upload.preview()))
        .containsExactly(
            "Línea 4 “comida” no es una etapa; use una de estas: Nuevo, Revisado, Favorito,"
                + " Entrevista, Contratado, Descartado, Retirado.");
    tom.post(upload.path + "/start", Map.of());
    await().untilAsserted(() -> assertThat(stored("Bo")).hasSize(1));
    assertThat(stored("Ada").getFirst()).contains("+14155550163 REVIEWED 2025-11-03");
    assertThat(stored("Bo").getFirst()).contains("FAVORITED");
  }

  @Test
  void a_bad_row_that_could_be_run_comes_back_guarded_and_is_the_same_when_uploaded_again() {
    var upload =
        Upload.of(tom, HEAD + "=cmd|' /C calc'!A0,@Lund,+1 (415) 555-0150 x9,-1,Barista,,,\n");
    upload.preview();
    assertThat(upload.page().select("button").text()).doesNotContain("Import");
    cafe.update("update applicant_import set state = 'READY' where file_name = 'people.csv'");
    upload.run();
    assertThat(upload.badRows()).contains(",'=cmd|' /C calc'!A0,'@Lund,'+1 (415) 555-0150 x9,'-1,");

    var mended =
        upload.badRows().replace("'+1 (415) 555-0150 x9", "ada@mail.example").replace("'-1", "");
    Upload again = Upload.of(tom, mended);
    again.preview();
    again.run();
    assertThat(stored("=cmd|' /C calc'!A0")).hasSize(1);
    assertThat(tom.get("/applications/export.csv").body())
        .contains("'=cmd|' /C calc'!A0,'@Lund,ada@mail.example");
  }

  @Test
  void files_of_every_usual_kind_are_read() {
    var text = "Vorname;Nachname;E-Mail;Job\r\nZoë;Größe;zoe%d@mail.example;Barista\r\n";
    var n = 0;
    for (var charset : List.of(UTF_8, UTF_16LE, Charset.forName("windows-1252"))) {
      var upload = Upload.of(tom, "a.csv", text.formatted(n).getBytes(charset));
      assertThat(upload.preview().select(".first li").text())
          .startsWith("Zoë Größe Barista · Pier 4 · New")
          .endsWith("zoe" + n++ + "@mail.example");
    }
    var wrong = Upload.of(tom, "a.csv", text.getBytes(UTF_8));
    var format = Map.of("encoding", "WINDOWS_1252", "separator", "COMMA");
    assertThat(tom.post(wrong.path + "/format", format).statusCode()).isEqualTo(302);
    assertThat(wrong.page().select(".sample").text()).startsWith("ZoÃ«;");
    var none = Map.of("encoding", "UTF_16LE", "separator", "COMMA");
    assertThat(tom.post(wrong.path + "/format", none).statusCode()).isEqualTo(422);
  }

  @Test
  void what_is_no_table_is_refused_with_a_sentence() {
    assertRefused(new byte[0], "Choose a file that has something in it.");
    assertRefused("\n\n".getBytes(UTF_8), "There is nothing in this file.");
    assertRefused("a,b\n".getBytes(UTF_8), "one row only");
    assertRefused("PK\3\4…".getBytes(UTF_8), "That is no CSV file.");
    assertRefused("x,".repeat(1_000_000).getBytes(UTF_8), "The first row cannot be read");
    assertRefused("\"a,b\nc,d\n".getBytes(UTF_8), "A quote is missing");
    assertRefused(new byte[25_000_001], "A file can have 25 MB; split this one.");
    assertThat(Upload.send(tom, "a.csv", new byte[32_000_000]).statusCode()).isBetween(400, 422);
    assertThat(Jsoup.parse(tom.get("/imports").body()).select("#import-list")).isEmpty();
  }

  private void assertRefused(byte[] file, String why) {
    var answer = Upload.send(tom, "a.csv", file);
    assertThat(answer.statusCode()).as(why).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select(".error").text()).contains(why);
  }

  @Test
  void a_name_of_which_nobody_sees_anything_is_none() {
    var upload =
        Upload.of(
            tom,
            HEAD
                + "\u2800,,a@mail.example,,Barista,,,\n"
                + "\u200B,\u200B,b@mail.example,,Barista,,,\n"
                + "\u200B,Lund,c@mail.example,,Barista,,,\n");

    assertThat(Upload.wrong(upload.preview()))
        .containsExactly("Line 2 No name is given.", "Line 3 No name is given.");
    upload.run();
    assertThat(stored("Lund")).hasSize(1);
  }

  @Test
  void hostile_files_become_rows_and_reasons_and_never_an_error() {
    var text = new StringBuilder("Name,Email,Job,Notes,Id\n");
    var n = 0;
    for (var naughty : NaughtyStrings.all())
      text.append(
          "\"%s\",n%d@mail.example,Barista,\"%s\",%d\n"
              .formatted(naughty.replace("\"", "\"\""), n, naughty.replace("\"", "\"\""), n++));
    text.append(",".repeat(1_000_000)).append('\n').append("Ann,").append("a".repeat(1_000_000));
    text.append(
        "\nBea,bea@mail.example,Barista\n\"Cy,cy@mail.example,Barista\nDee,dee@mail.example,Barista");
    var upload = Upload.of(tom, text.toString());
    var seen = Upload.numbers(upload.preview());
    var done = Upload.numbers(upload.run());

    assertThat(done.getFirst()).isEqualTo(seen.getFirst());
    assertThat(done.getLast()).isEqualTo(seen.getLast());
    assertThat(stored("Bea")).hasSize(1);
    assertThat(stored("Dee")).hasSize(1);
    assertThat(upload.badRows()).contains("longer than 65,536 characters", "A quote is missing");
    var noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    assertThat(Upload.send(tom, "noise.csv", noise).statusCode()).isIn(302, 422);
  }

  @Test
  void the_same_person_is_known_again_by_name_and_address_and_nobody_else_is() {
    cafe.update("update applicant set verified_email = email where id = " + cafe.lena);
    cafe.update("update applicant set first_name = 'LENA' where id = " + cafe.lena);
    var file =
        """
        Name,Email,Phone,Job,Location,Id,Texts
        Lena Fischer,%1$s,,Cook,,,
        Lena Fischer,%1$s,,Barista,,,
        Karl Fischer,%1$s,,Cook,,,
        Jamal Carter,%2$s,,Host,,,
        "Lund, Ada",ada@mail.example,415-555-0160,Cook,,77,yes
        Ada Lund,,+1 415 555 0160,Host,,,no
        Ada Lund,other@mail.example,,Barista,,77,
        Ada Lund,ada@mail.example,,Cook,,,
        Eve Other,eve@mail.example,,Cook,,77,
        """
            .formatted(cafe.address("lena"), cafe.address("jamal"));
    var upload = Upload.of(maria, file);
    var seen = upload.preview();
    assertThat(Upload.numbers(seen)).containsExactly("6", "3", "1", "3");
    assertThat(Upload.wrong(seen))
        .containsExactly(
            "Line 3 This applicant has an application for this job already.",
            "Line 9 This applicant has an application for this job already.",
            "Line 10 The id “77” is somebody else's already.");
    assertThat(Upload.numbers(upload.run())).containsExactly("6", "1", "3");
    assertThat(number("select count(*) from applicant where last_name = 'Carter'")).isEqualTo(2);
    assertThat(number("select count(*) from application where applicant_id = " + cafe.lena))
        .isEqualTo(2);
    assertThat(
            number(
                "select count(*) from applicant where texts_agreed_at is not null"
                    + " and last_name = 'Lund'"))
        .isEqualTo(1);
    assertThat(number("select count(*) from applicant where last_name = 'Lund'")).isEqualTo(1);

    var again = Upload.of(maria, file);
    assertThat(Upload.numbers(again.preview())).containsExactly("0", "0", "0", "9");
  }

  /// Otherwise a file would open histories: who applied twice can be read about everywhere.
  @Test
  void nobody_is_known_to_whoever_may_not_read_about_them() {
    cafe.update(
        "update applicant set verified_email = 'o@mail.example', email = 'o@mail.example'"
            + " where id = "
            + cafe.omar);
    var upload = Upload.of(tom, "Name,Email,Job\nOmar Haddad,o@mail.example,Barista\n");
    assertThat(Upload.numbers(upload.preview())).containsExactly("1", "1", "0", "0");
    upload.run();
    assertThat(tom.get("/applications/" + cafe.omarAsHost).statusCode()).isEqualTo(404);
  }

  @Test
  void an_administrator_sees_ahead_what_the_colleagues_rights_will_make_of_the_file() {
    var file =
        """
        Name,Email,Job,Location
        Omar Haddad,o@mail.example,Barista,Pier 4
        Ada Lund,a@mail.example,Host,Airport
        """;
    cafe.update(
        "update applicant set verified_email = 'o@mail.example', email = 'o@mail.example'"
            + " where id = "
            + cafe.omar);
    var upload = Upload.of(tom, file);
    var marias = upload.in(maria);

    assertThat(marias.page().select("#job option").text())
        .contains("Barista · Pier 4")
        .doesNotContain("Airport");
    assertThat(Upload.numbers(marias.preview())).containsExactly("1", "1", "0", "1");
    assertThat(marias.page().text())
        .contains("Tom Becker uploaded this file.")
        .doesNotContain("Known already");
    assertThat(upload.page().text()).doesNotContain("uploaded this file");
    assertThat(Upload.numbers(marias.run())).containsExactly("1", "0", "1");
  }

  @Test
  void what_was_uploaded_by_who_may_not_import_any_more_is_refused_and_stays() {
    var upload = Upload.of(tom, "Name,Email,Job\nAda Lund,a@mail.example,Barista\n");
    upload.preview();
    var fields = upload.fields();
    cafe.update("update app_user set disabled_at = now() where id = " + cafe.tom.id());
    var marias = upload.in(maria);

    var refused = maria.post(upload.path + "/start", Map.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Jsoup.parse(refused.body()).select(".error").text())
        .isEqualTo("Whoever uploaded this file may not import any more. Upload it again yourself.");
    var columns = marias.say(fields, "");
    assertThat(columns.statusCode()).isEqualTo(422);
    assertThat(columns.body()).contains("may not import any more");
    assertThat(Upload.numbers(marias.page())).containsExactly("1", "1", "0", "0");
    assertThat(number("select count(*) from import_piece")).isEqualTo(1);
  }

  @Test
  void what_was_looked_ahead_at_is_not_begun_with_other_columns() {
    var upload =
        Upload.of(tom, "Name,Email,Other,Job\nAda Lund,a@mail.example,b@mail.example,Barista\n");
    upload.say(List.of("NAME", "EMAIL", "NOTHING", "JOB"), "");
    var first = reading(upload.page());
    upload.say(List.of("NAME", "NOTHING", "EMAIL", "JOB"), "");

    var refused = tom.post(upload.path + "/start", Map.of("reading", first));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Jsoup.parse(refused.body()).select(".error").text()).contains("columns meanwhile");
    assertThat(Jsoup.parse(refused.body()).select(".first").text()).contains("b@mail.example");
    var second = Map.of("reading", reading(Jsoup.parse(refused.body())));
    assertThat(tom.post(upload.path + "/start", second).statusCode()).isEqualTo(302);
    await().untilAsserted(() -> assertThat(stored("Ada").getFirst()).contains("b@mail.example"));
    assertThat(tom.post(upload.path + "/start", Map.of("reading", first)).statusCode())
        .as("a second click that comes late")
        .isEqualTo(302);
  }

  private static String reading(Document preview) {
    return preview.select("[name=reading]").val();
  }

  /// Somebody chose another encoding while a large file was looked at.
  @Test
  void what_was_seen_of_another_reading_is_not_kept() {
    var upload = Upload.of(tom, "Name,Email,Job\nZoë Lund,a@mail.example,Barista\n");
    var id = number("select max(id) from applicant_import");
    var its = cafe.in(() -> imports.find(cafe.tom, id));
    upload.say(List.of("NAME", "EMAIL", "JOB"), "");
    var seen = cafe.in(() -> imports.find(cafe.tom, id));
    var otherwise = Map.of("encoding", "WINDOWS_1252", "separator", "COMMA");
    assertThat(tom.post(upload.path + "/format", otherwise).statusCode()).isEqualTo(302);

    cafe.inTransaction(() -> {
      database.seen(its, its.columns(), Objects.requireNonNull(seen.preview()));
      assertThat(database.say(its, its.columns())).isEmpty();
      return 0;
    });

    assertThat(cafe.in(() -> imports.find(cafe.tom, id)).state()).isEqualTo(ImportState.UPLOADED);
  }

  @Test
  void undo_takes_back_what_was_made_but_for_what_was_used_since() {
    var upload =
        Upload.of(
            tom,
            """
            Name,Email,Job
            Ada Lund,a@mail.example,Barista
            Bo Berg,b@mail.example,Barista
            Cy Dahl,c@mail.example,Barista
            Dee Eng,d@mail.example,Barista
            """);
    upload.preview();
    upload.run();
    cafe.write(cafe.tom, application("Ada"), "Hello Ada");
    tom.post("/applications/" + application("Bo") + "/stage", Map.of("stage", "FAVORITED"));
    tom.post("/applications/" + application("Cy") + "/contacts", Map.of("way", "CALL"));
    var undone = upload.undo();

    assertThat(Upload.numbers(undone)).containsExactly("4", "0", "0", "1", "3");
    assertThat(Upload.wrong(undone))
        .containsExactly(
            "Ada Lund Barista · A conversation has begun.",
            "Bo Berg Barista · Its stage was changed.",
            "Cy Dahl Barista · The applicant was called or written to.");
    assertThat(stored("Dee")).isEmpty();
    assertThat(number("select count(*) from applicant where first_name = 'Dee'")).isZero();
    assertThat(number("select count(*) from applicant where first_name = 'Ada'")).isEqualTo(1);
    assertThat(tom.post(upload.path + "/undo", Map.of()).statusCode()).isEqualTo(302);
    assertThat(tom.post(upload.path + "/start", Map.of()).statusCode()).isEqualTo(302);
    assertThat(Upload.numbers(upload.page())).containsExactly("4", "0", "0", "1", "3");
  }

  @Test
  void undo_keeps_the_cells_of_bad_rows_no_longer_than_they_would_have_stayed() {
    var upload =
        Upload.of(tom, "Name,Email,Job\nAda Lund,a@mail.example,Barista\nBo Berg,nobody,Barista\n");
    upload.preview();
    upload.run();
    cafe.update("update applicant_import set finished_at = finished_at - interval '31 days'");
    upload.undo();

    assertThat(upload.badRows()).contains("Bo Berg");
    cafe.run(imports::forgetOld);

    assertThat(upload.badRows()).doesNotContain("Bo Berg").contains("is forgotten");
  }

  @Test
  void undo_leaves_what_is_at_a_location_where_one_may_not_review_any_more() {
    var moving = cafe.user("Rosa Marin", Role.MANAGER, cafe.pier4, cafe.marketStreet);
    tom.signIn(moving);
    var upload =
        Upload.of(
            tom,
            """
            Name,Email,Job
            Ada Lund,a@mail.example,Barista
            Bo Berg,b@mail.example,Cook
            """);
    upload.preview();
    upload.run();
    cafe.update(
        "delete from location_grant where user_id = %d and location_id = %d"
            .formatted(moving.id(), cafe.pier4));
    var undone = upload.undo();

    assertThat(Upload.numbers(undone)).containsExactly("2", "0", "0", "1", "1");
    assertThat(Upload.wrong(undone))
        .containsExactly(
            "Barista · Whoever undid the import may not review applications at its location.");
    assertThat(stored("Ada")).hasSize(1);
    assertThat(stored("Bo")).isEmpty();
    assertThat(Upload.wrong(Jsoup.parse(maria.get(upload.path).body())).getFirst())
        .startsWith("Ada Lund Barista · ");
  }

  @Test
  void an_administrator_undoes_the_import_of_who_may_not_review_any_more() {
    var upload = Upload.of(tom, "Name,Email,Job\nAda Lund,a@mail.example,Barista\n");
    upload.preview();
    upload.run();
    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());
    maria.post(upload.path + "/undo", Map.of());

    await().untilAsserted(() -> assertThat(stored("Ada")).isEmpty());
  }

  @Test
  void undo_takes_nothing_back_of_somebody_under_a_legal_hold() {
    var first = Upload.of(tom, "Name,Email,Job\nAda Lund,a@mail.example,Barista\n");
    first.preview();
    first.run();
    var known = number("select id from applicant where first_name = 'Ada'");
    cafe.job(cafe.pier4, "Baker");
    var upload =
        Upload.of(
            tom, "Name,Email,Job\nAda Lund,a@mail.example,Baker\nBo Berg,b@mail.example,Baker\n");
    upload.preview();
    upload.run();
    cafe.run(() -> holds.set(cafe.maria, known, "Case 17"));
    var undone = upload.undo();

    assertThat(Upload.numbers(undone)).containsExactly("2", "1", "0", "1", "1");
    assertThat(Upload.wrong(undone))
        .containsExactly("Ada Lund Baker · The applicant is under a legal hold.");
    assertThat(stored("Ada")).hasSize(2);
  }

  @Test
  void nobody_hears_of_it_and_nothing_is_new() {
    var before = number("select count(*) from delivery");
    var jobs = "select count(*) from scheduled_tasks where task_instance like '" + cafe.id + ":%'";
    var upload =
        Upload.of(
            tom, "Name,Email,Job,Texts,Phone\nAda Lund,a@mail.example,Barista,y,4155550161\n");
    upload.preview();
    upload.run();

    assertThat(number("select count(*) from delivery")).isEqualTo(before);
    assertThat(number(jobs)).isZero();
    assertThat(number("select count(*) from participant")).isZero();
    assertThat(tom.get("/message-center/counter").body()).doesNotContain("new message");
  }

  @Test
  void one_job_can_be_chosen_for_rows_that_name_none_and_notes_are_kept() {
    var upload =
        Upload.of(
            tom, "Full Name;e-mail;Source;Comments\nAda Lund;a@mail.example;Fair;\"Two\nlines\"\n");
    assertThat(upload.fields()).containsExactly("NAME", "EMAIL", "NOTE", "NOTE");
    assertThat(upload.say(upload.fields(), "").body()).contains("choose one job for all rows");
    upload.say(upload.fields(), String.valueOf(cafe.barista));
    upload.run();
    var page = Jsoup.parse(tom.get("/applications/" + application("Ada")).body());
    assertThat(page.select("section:has(.answers)").text())
        .as("no words of the applicant")
        .isEqualTo("Notes from the import Source Fair Comments Two lines");
    var host = Upload.of(tom, "Name,Email\nAda Lund,a@mail.example\n");
    host.say(host.fields(), String.valueOf(cafe.host));
    assertThat(Upload.wrong(host.page()).getFirst()).contains("may not review");
    assertThat(host.say(host.fields(), "999999").body()).contains("may not review");
  }

  @Test
  void an_import_is_nobodys_but_its_users_and_the_administrators() {
    var upload = Upload.of(tom, "Name,Email,Job\nAda Lund,a@mail.example,Barista\n");
    aisha.signIn(cafe.aisha);
    assertThat(aisha.get(upload.path).statusCode()).isEqualTo(404);
    assertThat(aisha.post(upload.path + "/start", Map.of()).statusCode()).isEqualTo(404);
    assertThat(maria.get(upload.path).statusCode()).isEqualTo(200);
    maria.signIn(clinic.maria);
    assertThat(maria.get(upload.path).statusCode()).isEqualTo(404);
    cafe.update(
        "update location_grant set review_applications = false, manage_jobs = true"
            + " where user_id = "
            + cafe.tom.id());
    assertThat(tom.get(upload.path).statusCode()).isEqualTo(404);
    assertThat(tom.get("/imports").statusCode()).isEqualTo(404);
  }

  @Test
  void the_list_is_exported_as_it_is_seen_and_can_be_imported_again() {
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    tom.post(
        "/applications/" + cafe.lenaAsBarista + "/decline/reason",
        Map.of("reason", "PAY", "words", "secret"));
    cafe.update("update applicant set external_id = 'x-7' where id = " + cafe.jamal);
    var open = tom.get("/applications/export.csv");
    assertThat(open.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment");
    assertThat(open.body().lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo(
            "\uFEFFFirst name,Last name,Email,Phone,Job,Location,Stage,Applied on,Agrees to texts,External id");
    assertThat(open.body())
        .contains(
            "Jamal,Carter,%s,%s,Barista,Pier 4,New,20"
                .formatted(
                    cafe.address("jamal"),
                    cafe.jamalsPhone.replaceFirst("1(...)(...)", "1 $1-$2-")))
        .contains(",yes,x-7");
    var declined = tom.get("/applications/export.csv?folder=declined").body();
    assertThat(declined).contains("Lena,Fischer", "Declined").doesNotContain("secret", "Pay");
    assertThat(maria.get("/applications/export.csv?sort=name&search=had").body().lines())
        .hasSize(2);
    aisha.signIn(clinic.aisha);
    var elsewhere = Upload.of(aisha, maria.get("/applications/export.csv?job=" + cafe.host).body());
    assertThat(Upload.numbers(elsewhere.preview())).containsExactly("1", "1", "0", "0");
  }

  private long application(String first) {
    return number(
        "select a.id from application a join applicant p on p.id = a.applicant_id where p.first_name = '"
            + first
            + "'");
  }

  private long applicants() {
    return number("select count(*) from applicant");
  }

  private long number(String query) {
    return cafe.inTransaction(() -> sql.sql(query).query(Long.class).single());
  }

  private List<String> stored(String first) {
    return cafe.inTransaction(() ->
        sql.sql(
                """
                select concat_ws(' ', p.email, coalesce(p.phone, 'null'), a.stage,
                  to_char(a.applied_at at time zone 'America/New_York', 'YYYY-MM-DD HH24:MI'),
                  coalesce(p.texts_agreed_at::text, 'null'), coalesce(p.verified_email, 'null'))
                from applicant p join application a on a.applicant_id = p.id
                where p.first_name = :first
                """)
            .param("first", first)
            .query((row, _) -> row.getString(1))
            .list());
  }
}
