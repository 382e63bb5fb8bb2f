package earshot.careers;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.account.Limit;
import earshot.company.Companies;
import earshot.hiring.Answer;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.hiring.Stage;
import earshot.language.Language;
import earshot.posting.PostingState;
import earshot.posting.PostingText;
import earshot.posting.Postings;
import earshot.posting.Question;
import earshot.posting.QuestionKind;
import earshot.posting.QuestionText;
import earshot.posting.Questions;
import earshot.resume.Files;
import earshot.resume.Resumes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody applies on the careers site.
@EarshotTest
class ApplyTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApplicantClient browser;
  @Autowired private ApplicantClient other;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private Companies companies;
  @Autowired private Postings postings;
  @Autowired private Questions questions;
  @Autowired private Applications applications;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  private String path;
  private String thanks;

  @BeforeEach
  void a_job_with_questions_of_every_kind() {
    ask(QuestionKind.SHORT_TEXT, "When can you start?", true);
    ask(QuestionKind.LONG_TEXT, "Why us?", false);
    ask(QuestionKind.YES_NO, "Are you 18 or older?", true);
    ask(QuestionKind.CHOICE, "Which shift?", false, "Early", "Late");
    path = pathOf(cafe.barista);
    thanks = path.replace("/apply", "/thanks?lang=en");
  }

  @Test
  void an_application_reaches_the_managers_of_its_location_with_answers_and_resume() {
    var form = open(browser);
    answer(form.filled(" Nora ", "Stone", "Nora@Mail.Example"))
        .with("phone", "(415) 555-0132")
        .with("texts", "yes")
        .file("../My CV.pdf", Files.pdf());

    var answer = form.send();

    assertThat(location(answer)).isEqualTo(thanks);
    assertThat(browser.get(thanks).body()).contains("Thank you, your application has arrived");
    var stored = only("Nora Stone");
    assertThat(stored.applicant().email()).isEqualTo("nora@mail.example");
    assertThat(stored.applicant().phone()).isEqualTo("+14155550132");
    assertThat(stored.answers())
        .containsExactly(
            new Answer("When can you start?", "On Monday"),
            new Answer("Are you 18 or older?", "Yes"),
            new Answer("Which shift?", "Late"));
    tom.signIn(cafe.tom);
    var page = Jsoup.parse(tom.get("/applications/" + stored.id()).body());
    assertThat(page.select(".answers").text()).contains("Which shift? Late");
    assertThat(page.select(".resume a").text()).isEqualTo("My CV.pdf");
  }

  @Test
  void the_resume_is_downloaded_by_those_who_may_read_the_application_and_nobody_else() {
    var large = Arrays.copyOf(Files.pdf(), 700_000);
    for (var i = 100; i < large.length; i++) large[i] = 'x';
    answer(open(browser).filled("Nora", "Stone", "nora@mail.example")).file("cv.pdf", large).send();
    var download = "/applications/" + only("Nora Stone").id() + "/resume";

    var file = tom.signIn(cafe.tom).get(download);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).hasSize(large.length).startsWith("%PDF-").endsWith("xxx");
    assertThat(headers(file, "Content-Disposition").getFirst()).startsWith("attachment;");
    assertThat(headers(file, "Content-Security-Policy").getFirst()).contains("sandbox");
    assertThat(headers(file, "X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(aisha.signIn(cafe.aisha).get(download).statusCode()).isEqualTo(404);
    assertThat(aisha.signIn(clinic.maria).get(download).statusCode()).isEqualTo(404);
    assertThat(location(other.get(download))).isEqualTo("/sign-in");
    assertThat(tom.get("/applications/" + cafe.lenaAsBarista + "/resume").statusCode())
        .isEqualTo(404);
  }

  @Test
  void consent_to_texts_is_not_ticked_before_and_what_it_said_is_kept() {
    assertThat(page(browser.get(path)).select("input[name=texts]").hasAttr("checked")).isFalse();
    answer(open(browser).filled("Nora", "Stone", "nora@mail.example"))
        .with("phone", "415 555 0132")
        .with("texts", "yes")
        .send();
    answer(open(other).filled("Olga", "Stone", "olga@mail.example"))
        .with("phone", "415 555 0133")
        .send();

    var nora = agreement("Nora");
    assertThat(String.valueOf(nora.get("texts_agreement")))
        .startsWith("Harbor Cafe may send text messages about my application");
    assertThat(nora.get("texts_agreed_at")).isNotNull();
    assertThat(agreement("Olga").get("texts_agreed_at")).isNull();
    assertThat(agreement("Olga").get("texts_agreement")).isNull();
  }

  @Test
  void everything_wrong_is_said_at_once_and_what_was_typed_stays() {
    var form =
        open(browser)
            .filled(" ", "x".repeat(101), "nora at mail")
            .with("phone", "12")
            .with("texts", "yes")
            .with(field("Why us?"), "Because\nof the sea");

    var answer = form.send();
    var page = page(answer);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page.select(".wrong li").eachText())
        .containsExactly(
            "Enter your first name.",
            "That is too long: 100 characters fit.",
            "That is no email address. It looks like maria@example.com.",
            "That is no phone number that can be reached. Check the digits.",
            "Please answer: When can you start?",
            "Please answer: Are you 18 or older?");
    assertThat(page.select("#email").val()).isEqualTo("nora at mail");
    assertThat(page.select("#" + field("Why us?")).val()).isEqualTo("Because\nof the sea");
    assertThat(page.select("input[name=texts]").hasAttr("checked")).isTrue();
    for (var link : page.select(".wrong a"))
      assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1);
    assertThat(count()).isZero();
  }

  @Test
  void a_name_or_an_answer_that_nobody_can_see_is_missing() {
    var form = answer(open(browser).filled("\u3164", "\u2800\u00a0", "nora@mail.example"));

    var answer = form.with(field("When can you start?"), "\u3164").send();

    assertThat(page(answer).select(".wrong li").eachText())
        .containsExactly(
            "Enter your first name.",
            "Enter your last name.",
            "Please answer: When can you start?");
    assertThat(count()).isZero();
  }

  @Test
  void nothing_in_a_name_or_a_short_answer_turns_the_page_of_who_reads_it() {
    answer(open(browser).filled("Nora\u202e", "\u2066Stone\u2069", "nora@mail.example"))
        .with(field("When can you start?"), "On\u202e  Monday")
        .send();

    assertThat(only("Nora Stone").answers())
        .contains(new Answer("When can you start?", "On Monday"));
  }

  @Test
  void texts_need_a_phone_and_a_choice_has_to_be_one_of_those_offered() {
    var form =
        answer(open(browser).filled("Nora", "Stone", "nora@mail.example"))
            .with("texts", "yes")
            .with(field("Which shift?"), "Night")
            .with(field("Are you 18 or older?"), "maybe");

    assertThat(page(form.send()).select(".wrong li").eachText())
        .containsExactlyInAnyOrder(
            "Enter the phone that may get text messages, or untick the box below.",
            "Choose one of the answers.",
            "Choose one of the answers.");
  }

  @Test
  void a_good_resume_need_not_be_chosen_again_when_something_else_was_wrong() {
    var form = answer(open(browser).filled("Nora", "Stone", "wrong")).file("cv.docx", Files.docx());
    var page = form.send();
    assertThat(page.body()).contains("cv.docx has arrived.");

    form.takeHidden(page.body()).withoutFile().with("email", "nora@mail.example").send();

    assertThat(only("Nora Stone").resumeName()).isEqualTo("cv.docx");
    tom.signIn(cafe.tom);
    assertThat(tom.get("/applications/" + only("Nora Stone").id() + "/resume").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_file_that_cannot_be_a_resume_is_refused_with_what_was_typed_kept() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));

    assertRefused(
        form.file("cv.pdf", "MZ a program".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
        "This file is none of PDF, DOCX, JPEG or PNG. Save it as one of these and try again.");
    assertRefused(form.file("cv.pdf", new byte[0]), "This file is empty.");
    assertRefused(
        form.file("cv.pdf", Arrays.copyOf(Files.pdf(), Resumes.LARGEST + 1)),
        "This file is too large: up to 10 MB fit.");
    assertThat(location(form.file("cv.pdf", Arrays.copyOf(Files.pdf(), Resumes.LARGEST)).send()))
        .isEqualTo(thanks);
  }

  @Test
  void a_file_that_is_far_too_large_is_not_even_read() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));

    var answer = form.file("cv.pdf", Arrays.copyOf(Files.pdf(), 32_000_000)).send();

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("A resume may have up to 10 MB.");
  }

  @Test
  void the_same_form_is_one_application_however_often_it_is_sent() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));

    Callable<HttpResponse<String>> send = form::send;
    var answers = new ArrayList<>(Together.all(List.of(send, send, send)));
    answers.add(form.send());

    assertThat(answers).allMatch(answer -> location(answer).equals(thanks));
    assertThat(count()).isEqualTo(1);
    assertThat(rows("select 1 from applicant where first_name = 'Nora'")).hasSize(1);
  }

  @Test
  void a_form_corrected_and_sent_again_is_one_application_that_says_what_it_says_now() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mial.example"));
    form.send();

    form.with("email", "nora@mail.example").with("phone", "(415) 555-0132").with("texts", "yes");
    assertThat(location(form.with(field("Why us?"), "The sea").send())).isEqualTo(thanks);

    assertThat(count()).isEqualTo(1);
    var stored = only("Nora Stone");
    assertThat(stored.applicant().email()).isEqualTo("nora@mail.example");
    assertThat(stored.applicant().getsTexts()).isTrue();
    assertThat(stored.answers()).contains(new Answer("Why us?", "The sea"));
    form.without("texts").send();
    assertThat(only("Nora Stone").applicant().getsTexts()).isFalse();
  }

  @Test
  void a_correction_that_comes_once_the_application_was_looked_at_is_refused_in_words() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mial.example"));
    form.send();
    var id = only("Nora Stone").id();
    cafe.run(() -> applications.changeStage(cafe.tom, id, Stage.REVIEWED));

    var refused = form.with("email", "nora@mail.example").send();

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(page(refused).select(".wrong").text())
        .startsWith("Your application has arrived already");
    assertThat(page(refused).select("#email").val()).isEqualTo("nora@mail.example");
    assertThat(only("Nora Stone").applicant().email()).isEqualTo("nora@mial.example");
  }

  @Test
  void so_is_one_once_a_manager_has_written_and_nothing_of_it_is_taken() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mial.example"));
    form.send();
    var stored = only("Nora Stone");
    cafe.write(cafe.tom, stored.id(), "When can you come?");

    var refused = form.with("email", "nora@mail.example").with(field("Why us?"), "The sea").send();

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(only("Nora Stone").applicant().email()).isEqualTo("nora@mial.example");
    assertThat(only("Nora Stone").answers()).isEqualTo(stored.answers());
  }

  @Test
  void nothing_of_a_correction_is_taken_where_its_person_is_confirmed() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mial.example"));
    form.send();
    var stored = only("Nora Stone");
    cafe.update(
        "update applicant set verified_email = email where id = " + stored.applicant().id());

    var refused = form.with("email", "nora@mail.example").with(field("Why us?"), "The sea").send();

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(only("Nora Stone").answers()).isEqualTo(stored.answers());
  }

  @Test
  void a_resume_that_was_forgotten_comes_with_the_form_sent_again() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    form.send();

    assertThat(location(form.file("cv.pdf", Files.pdf()).send())).isEqualTo(thanks);

    var stored = only("Nora Stone");
    assertThat(stored.resumeName()).isEqualTo("cv.pdf");
    tom.signIn(cafe.tom);
    assertThat(tom.get("/applications/" + stored.id() + "/resume").statusCode()).isEqualTo(200);
  }

  @Test
  void a_form_with_a_resume_is_one_application_too_and_keeps_the_resume() {
    for (var round = 0; round < 5; round++) {
      var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
      form.file("cv.pdf", Files.pdf());

      Callable<HttpResponse<String>> send = form::send;
      var answers = new ArrayList<>(Together.all(List.of(send, send, send)));
      answers.add(form.send());

      assertThat(answers).allMatch(answer -> location(answer).equals(thanks));
      assertThat(count()).isEqualTo(round + 1);
      assertThat(rows("select 1 from resume where application_id is not null")).hasSize(round + 1);
      assertThat(rows("select 1 from resume")).hasSize(round + 1);
    }
  }

  @Test
  void an_application_for_a_job_closed_meanwhile_is_refused_kindly_and_kept_on_the_page() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    cafe.run(() ->
        postings.change(
            cafe.maria,
            cafe.barista,
            new PostingText("Barista", cafe.pier4, "", PostingState.CLOSED)));

    var answer = form.send();

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(page(answer).text())
        .contains("This job is closed", "What you wrote", "On Monday", "nora@mail.example");
    assertThat(count()).isZero();
  }

  @Test
  void whoever_is_faster_than_anybody_types_or_fills_the_hidden_field_is_asked_once_more() {
    var fast = ApplicationForm.open(browser, path);
    answer(fast.filled("Nora", "Stone", "nora@mail.example"));
    assertThat(page(fast.send()).select(".wrong").text())
        .isEqualTo("Please press the button once more.");
    clock.advance(Duration.ofSeconds(4));
    var trapped = answer(open(other).filled("Bot", "Stone", "bot@mail.example"));
    assertThat(trapped.with("website", "https://spam.example").send().statusCode()).isEqualTo(422);
    assertThat(count()).isZero();

    assertThat(location(fast.send())).isEqualTo(thanks);
    assertThat(location(trapped.without("website").send())).isEqualTo(thanks);
  }

  @Test
  void the_resume_of_whoever_is_asked_once_more_need_not_be_chosen_again() {
    var trapped = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    trapped.with("website", "https://nora.example").file("cv.pdf", Files.pdf());
    assertKept(trapped, trapped.send());

    assertThat(location(trapped.without("website").send())).isEqualTo(thanks);
    assertThat(only("Nora Stone").resumeName()).isEqualTo("cv.pdf");

    var strange = answer(open(other).filled("Olga", "Stone", "olga@mail.example"));
    assertKept(strange, strange.with("form", "aaaa").file("cv.pdf", Files.pdf()).send());
    clock.advance(Duration.ofSeconds(5));
    assertThat(location(strange.send())).isEqualTo(thanks);
    assertThat(only("Olga Stone").resumeName()).isEqualTo("cv.pdf");
  }

  @Test
  void a_form_that_was_not_made_for_this_job_or_not_here_is_not_taken() {
    var made = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    assertThat(made.with("form", "aaaa").send().statusCode()).isEqualTo(422);
    assertThat(made.without("form").send().statusCode()).isEqualTo(422);
    var elsewhere = Jsoup.parse(browser.get(pathOf(cafe.cook)).body()).select("input[name=form]");
    assertThat(made.with("form", elsewhere.val()).send().statusCode()).isEqualTo(422);
    assertThat(count()).isZero();
  }

  @Test
  void a_form_open_for_more_than_a_day_is_taken_after_another_look() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    clock.advance(Duration.ofHours(25));

    var answer = form.send();
    assertThat(page(answer).select(".wrong").text()).contains("open for more than a day");
    form.takeHidden(answer.body());
    clock.advance(Duration.ofSeconds(5));

    assertThat(location(form.send())).isEqualTo(thanks);
  }

  @Test
  void nobody_has_answered_a_question_that_was_another_one_when_the_form_was_opened() {
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    var asked = question("Are you 18 or older?");
    var reworded =
        new QuestionText(QuestionKind.YES_NO, "Are you under 18?", true, List.<String>of());
    cafe.run(() -> questions.change(cafe.maria, cafe.barista, asked.id(), reworded));

    var answer = form.send();

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page(answer).select(".wrong").text())
        .isEqualTo(
            "The questions of this job were changed meanwhile. Look your answers over and press the"
                + " button once more.");
    assertThat(page(answer).text()).contains("Are you under 18?");
    assertThat(page(answer).select("#" + field("When can you start?")).val())
        .isEqualTo("On Monday");
    assertThat(count()).isZero();
    form.takeHidden(answer.body()).with(ApplyForm.field(asked), "no").send();
    assertThat(only("Nora Stone").answers()).contains(new Answer("Are you under 18?", "No"));
  }

  @Test
  void changed_questions_are_told_beside_what_else_is_wrong_and_another_order_is_no_change() {
    var form = answer(open(browser).filled("Nora", "Stone", "wrong"));
    cafe.run(() -> questions.move(cafe.maria, cafe.barista, question("Why us?").id(), 1));
    assertThat(page(form.send()).select(".wrong").text()).doesNotContain("changed meanwhile");
    cafe.run(() -> questions.remove(cafe.maria, cafe.barista, question("Why us?").id()));

    assertThat(page(form.send()).text()).contains("changed meanwhile", "That is no email address.");
  }

  @Test
  void too_many_forms_from_one_place_are_held_back_and_nothing_typed_is_lost() {
    var form = open(browser).filled("Nora", "Stone", "wrong");
    for (var i = 0; i < Limit.APPLY.atOnce(); i++)
      assertThat(form.send().statusCode()).isEqualTo(422);

    var answer = form.with("email", "nora@mail.example").send();

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(headers(answer, "Retry-After")).isNotEmpty();
    assertThat(page(answer).select("#first").val()).isEqualTo("Nora");
    assertThat(page(answer).select(".wrong").text()).doesNotContain("resume");
    assertThat(page(form.file("cv.pdf", Files.pdf()).send()).select(".wrong").text())
        .contains("choose your resume again");
    assertThat(rows("select 1 from resume")).isEmpty();
    assertThat(answer(open(other).filled("Olga", "Stone", "olga@mail.example")).send().statusCode())
        .isEqualTo(302);
  }

  @Test
  void an_address_that_is_only_typed_opens_nobodys_history() {
    answer(open(browser).filled("Jamal", "Carter", cafe.address("jamal"))).send();

    var stored = only("Jamal Carter");
    assertThat(stored.applicant().id()).isNotEqualTo(cafe.jamal);
    assertThat(cafe.in(() -> applications.previous(stored))).isEmpty();
    assertThat(cafe.in(() -> applications.previous(application(cafe.jamalAsCook)))).hasSize(1);
  }

  @Test
  void who_came_by_the_own_link_is_the_same_applicant() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    browser.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var form = open(browser, pathOf(cafe.cook));
    assertThat(browser.get(pathOf(cafe.cook)).body()).contains("You apply as Lena Fischer.");

    assertThat(form.send().statusCode()).isEqualTo(302);

    var second = cafe.in(() -> applications.of(cafe.lena, cafe.cook)).orElseThrow();
    assertThat(cafe.in(() -> applications.previous(application(second)))).hasSize(1);
    var again = open(browser, path);
    answer(again);
    assertThat(page(again.send()).select(".wrong").text())
        .isEqualTo("You have applied for this job already. You find it on your page.");
  }

  @Test
  void who_applies_by_the_own_link_behind_an_erasure_adds_nothing() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    browser.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var form = open(browser, pathOf(cafe.cook));
    var late =
        cafe.inTransaction(() -> {
          sql.sql("update applicant set first_name = 'Erased', erased_at = now() where id = :id")
              .param("id", cafe.lena)
              .update();
          var sent = supplyAsync(form::send);
          await()
              .until(() ->
                  sql.sql("select exists (select from pg_locks where not granted)")
                      .query(Boolean.class)
                      .single());
          return sent;
        });

    assertThat(late.join().statusCode()).isEqualTo(409);
    assertThat(cafe.in(() -> applications.of(cafe.lena, cafe.cook))).isEmpty();
  }

  @Test
  void a_link_of_another_company_and_who_says_it_is_somebody_else_are_strangers() {
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello Lena");
    browser.openLink(clinic.linkTo(clinic.lenaAsBarista));
    assertThat(browser.get(path).body()).doesNotContain("You apply as");

    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    other.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var form = open(other, path + "?new=true");
    answer(form.filled("Mia", "Fischer", "mia"));
    for (var link : page(form.send()).select(".languages a"))
      assertThat(other.get(path + link.attr("href")).body()).doesNotContain("Lena Fischer");
    form.with("email", "mia@mail.example");
    assertThat(location(form.send())).isEqualTo(thanks);
    assertThat(only("Mia Fischer").applicant().id()).isNotEqualTo(cafe.lena);
  }

  @Test
  void a_form_made_for_the_holder_of_a_link_is_worth_nothing_to_others() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    browser.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var token = Jsoup.parse(browser.get(pathOf(cafe.cook)).body()).select("input[name=form]").val();
    var form = open(other, pathOf(cafe.cook)).filled("Eve", "X", "eve@mail.example");

    assertThat(form.with("form", token).send().statusCode()).isEqualTo(422);
  }

  @Test
  void refusals_speak_spanish_too_and_the_language_is_remembered() {
    browser.get(path + "?lang=es");
    var form = open(browser).filled("Nora", "Stone", "x");
    assertThat(page(form.send()).select(".wrong").text())
        .contains("Hay algo que revisar:", "Eso no es un correo electrónico.");

    answer(form.with("email", "nora@mail.example")).send();

    assertThat(only("Nora Stone").applicant().language()).isEqualTo(Language.SPANISH);
    assertThat(only("Nora Stone").answers()).contains(new Answer("Are you 18 or older?", "Yes"));
  }

  @Test
  void a_form_is_taken_in_the_language_it_was_shown_in_whatever_was_chosen_since() {
    browser.get(path + "?lang=es");
    var form = answer(open(browser).filled("Nora", "Stone", "nora@mail.example"));
    form.with("phone", "415 555 0132").with("texts", "yes");
    browser.get(path + "?lang=en");

    var answer = form.send();

    assertThat(location(answer)).isEqualTo(path.replace("/apply", "/thanks?lang=es"));
    assertThat(only("Nora Stone").applicant().language()).isEqualTo(Language.SPANISH);
    assertThat(String.valueOf(agreement("Nora").get("texts_agreement")))
        .startsWith("Harbor Cafe puede enviar mensajes de texto");
  }

  /// It is not sent a second time.
  private static void assertKept(ApplicationForm form, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page(answer).select("#resume-hint").text()).startsWith("cv.pdf has arrived.");
    form.takeHidden(answer.body()).withoutFile();
  }

  private void assertRefused(ApplicationForm form, String sentence) {
    var answer = form.send();
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page(answer).select("#resume-problem").text()).isEqualTo(sentence);
    assertThat(page(answer).select("#resume").attr("aria-describedby"))
        .isEqualTo("resume-problem resume-hint");
    assertThat(page(answer).select("#first").val()).isEqualTo("Nora");
    assertThat(count()).isZero();
  }

  /// The form of the barista, a few seconds after it was opened.
  private ApplicationForm open(ApplicantClient by) {
    return open(by, path);
  }

  private ApplicationForm open(ApplicantClient by, String at) {
    var form = ApplicationForm.open(by, at);
    clock.advance(Duration.ofSeconds(5));
    return form;
  }

  private ApplicationForm answer(ApplicationForm form) {
    return form.with(field("When can you start?"), "On Monday")
        .with(field("Are you 18 or older?"), "yes")
        .with(field("Which shift?"), "Late");
  }

  private void ask(QuestionKind kind, String text, boolean required, String... choices) {
    var question = new QuestionText(kind, text, required, List.of(choices));
    cafe.run(() -> questions.add(cafe.maria, cafe.barista, question));
  }

  private String field(String text) {
    return ApplyForm.field(question(text));
  }

  private Question question(String text) {
    return cafe.in(() -> questions.of(cafe.barista)).stream()
        .filter(it -> it.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String pathOf(long job) {
    var publicId = cafe.in(() -> postings.find(cafe.maria, job)).publicId();
    return "/jobs/" + cafe.in(companies::slug) + "/" + publicId + "/apply";
  }

  private Application only(String name) {
    var ids =
        rows("select id from application where form_key is not null").stream()
            .map(row -> application(Long.parseLong(String.valueOf(row.get("id")))))
            .filter(it -> it.applicant().name().equals(name))
            .toList();
    assertThat(ids).hasSize(1);
    return ids.getFirst();
  }

  private Application application(long id) {
    return cafe.in(() -> applications.find(id));
  }

  private int count() {
    return rows("select 1 from application where form_key is not null").size();
  }

  private Map<String, @Nullable Object> agreement(String first) {
    return rows("select * from applicant where first_name = '%s'".formatted(first)).getFirst();
  }

  private List<Map<String, @Nullable Object>> rows(String query) {
    return cafe.inTransaction(() -> sql.sql(query).query().listOfRows());
  }

  private static Document page(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body());
  }
}
