package earshot.posting;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the application form of a job asks, in the hands of those who may manage the job.
@EarshotTest
class QuestionsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private Questions questions;

  private String path;

  @BeforeEach
  void maria_is_signed_in() {
    maria.signIn(cafe.maria);
    maria.get("/settings/me");
    path = "/settings/jobs/" + cafe.barista + "/questions";
  }

  @Test
  void questions_of_every_kind_are_asked_in_order() {
    add("SHORT_TEXT", "When can you start?", "");
    add("LONG_TEXT", "Why us?", "");
    add("YES_NO", "Are you 18 or older?", "");
    var answer = add("CHOICE", "Which shift?", "Early\r\n\r\n Late \r\n");

    assertThat(location(answer)).startsWith("/settings/jobs/" + cafe.barista + "?done=asked");
    assertThat(asked())
        .extracting(Question::kind)
        .containsExactly(
            QuestionKind.SHORT_TEXT,
            QuestionKind.LONG_TEXT,
            QuestionKind.YES_NO,
            QuestionKind.CHOICE);
    assertThat(asked().getLast().choices()).containsExactly("Early", "Late");
    assertThat(maria.get("/settings/jobs/" + cafe.barista).body()).contains("Early, Late");
  }

  @Test
  void a_question_moves_up_and_down_and_not_beyond_the_ends() {
    for (var text : List.of("A?", "B?", "C?")) add("SHORT_TEXT", text, "");

    move("C?", "up");
    assertThat(texts()).containsExactly("A?", "C?", "B?");
    move("A?", "down");
    assertThat(texts()).containsExactly("C?", "A?", "B?");
    move("C?", "up");
    move("B?", "down");
    assertThat(texts()).containsExactly("C?", "A?", "B?");
  }

  @Test
  void a_question_is_changed_and_removed() {
    add("CHOICE", "Which shift?", "Early\nLate");
    var id = asked().getFirst().id();
    var page = Jsoup.parse(maria.get(path + "/" + id).body());
    assertThat(page.select("#choices").val()).isEqualTo("Early\nLate");

    maria.post(path + "/" + id, Map.of("kind", "YES_NO", "text", "Early?", "required", "true"));
    assertThat(asked())
        .containsExactly(new Question(id, QuestionKind.YES_NO, "Early?", true, List.of()));

    maria.post(path + "/" + id + "/remove", Map.of());
    assertThat(asked()).isEmpty();
  }

  @Test
  void what_cannot_be_taken_is_said_and_what_was_typed_stays() {
    assertRefused(Map.of("kind", "SHORT_TEXT", "text", " "), "Enter the question.");
    assertRefused(
        Map.of("kind", "SHORT_TEXT", "text", "x".repeat(301)),
        "That is too long: 300 characters fit.");
    assertRefused(
        Map.of("kind", "CHOICE", "text", "Shift?", "choices", "Early\n"),
        "Enter at least two choices, one in each line.");
    assertRefused(
        Map.of("kind", "CHOICE", "text", "Shift?", "choices", "Early\nLate\nEarly"),
        "Two choices are the same.");
    assertRefused(
        Map.of("kind", "CHOICE", "text", "Shift?", "choices", "a\nb\nc\n".repeat(11)),
        "At most 30 choices fit.");
    for (var i = 0; i < Questions.MOST; i++) add("SHORT_TEXT", "Question " + i, "");
    assertRefused(
        Map.of("kind", "SHORT_TEXT", "text", "One more?"),
        "A form asks at most 30 questions. Remove one first.");
  }

  @Test
  void who_may_not_manage_the_job_finds_no_question_of_it() {
    add("SHORT_TEXT", "A?", "");
    var id = asked().getFirst().id();
    tom.signIn(cafe.tom);
    tom.get("/settings/me");

    for (var page : List.of("/new", "/" + id))
      assertThat(tom.get(path + page).statusCode()).as(page).isEqualTo(404);
    for (var action :
        List.of("", "/" + id, "/" + id + "/remove", "/" + id + "/up", "/" + id + "/down"))
      assertThat(tom.post(path + action, Map.of("text", "Mine?")).statusCode())
          .as(action)
          .isEqualTo(404);
    assertThat(texts()).containsExactly("A?");
  }

  @Test
  void a_question_of_another_job_is_not_there() {
    add("SHORT_TEXT", "A?", "");
    var wrong = "/settings/jobs/" + cafe.cook + "/questions/" + asked().getFirst().id();

    assertThat(maria.get(wrong).statusCode()).isEqualTo(404);
    for (var action : List.of("", "/remove", "/up", "/down"))
      assertThat(maria.post(wrong + action, Map.of("text", "B?")).statusCode()).isEqualTo(404);
    assertThat(texts()).containsExactly("A?");
  }

  private java.net.http.HttpResponse<String> add(String kind, String text, String choices) {
    return maria.post(path, Map.of("kind", kind, "text", text, "choices", choices));
  }

  private void move(String text, String where) {
    var id = asked().stream().filter(it -> it.text().equals(text)).findFirst().orElseThrow().id();
    maria.post(path + "/" + id + "/" + where, Map.of());
  }

  private void assertRefused(Map<String, String> form, String sentence) {
    var answer = maria.post(path, form);
    var page = Jsoup.parse(answer.body());
    assertThat(answer.statusCode()).as(sentence).isEqualTo(422);
    assertThat(page.select("[role=alert]").eachText()).containsExactly(sentence);
    assertThat(page.select("#text").val()).isEqualTo(form.get("text"));
  }

  private List<Question> asked() {
    return cafe.in(() -> questions.of(cafe.barista));
  }

  private List<String> texts() {
    return asked().stream().map(Question::text).toList();
  }
}
