package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A manager presses Send before the scripts are there, so that the form itself goes out.
@EarshotTest
class SentByFormTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private History history;

  @BeforeEach
  void signed_in() {
    tom.signIn(cafe.tom);
    tom.get("/conversations/" + cafe.lenaAsBarista);
  }

  @Test
  void the_same_form_again_is_the_same_message_only_with_the_same_words() {
    assertThat(send("We meet at 5").statusCode()).isEqualTo(302);
    assertThat(send("We meet at 5").statusCode()).isEqualTo(302);
    assertThat(send("We meet at 6").statusCode()).isEqualTo(302);
    assertThat(send("We meet at 6").statusCode()).isEqualTo(302);

    assertThat(bodies()).containsExactly("We meet at 5", "We meet at 6");
  }

  @Test
  void it_reads_what_the_page_showed_and_not_what_came_since() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hi");
    var page = Jsoup.parse(tom.get("/conversations/" + cafe.lenaAsBarista).body());
    assertThat(page.select("form.composer input[name=after]").val()).isEqualTo("2");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Not on Tuesday");

    send(cafe.lenaAsBarista, "On Tuesday?", "&after=2");

    assertThat(cafe.in(() -> history.open(cafe.tom, cafe.lenaAsBarista)).readSeq()).isEqualTo(2);
  }

  @Test
  void too_long_a_text_comes_back_to_be_shortened() {
    var typed = "a".repeat(NewMessage.MAX_LENGTH) + "z";

    var refused = send(typed);

    assertThat(refused.statusCode()).isEqualTo(422);
    var page = Jsoup.parse(refused.body());
    assertThat(page.select(".not-sent").text()).startsWith("Not sent: That is 10,001 characters");
    assertThat(page.select("textarea[name=body]").val()).isEqualTo(typed);
    assertThat(bodies()).isEmpty();
  }

  @Test
  void what_comes_after_a_decline_stands_there_and_is_the_draft_once_that_is_undone() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    cafe.decline(cafe.maria, cafe.lenaAsBarista);

    var refused = send("See you\non Tuesday");

    assertThat(refused.statusCode()).isEqualTo(409);
    var page = Jsoup.parse(refused.body());
    assertThat(page.select(".not-sent").text()).contains("declined. Undo the decline");
    assertThat(page.select(".not-sent blockquote").text()).isEqualTo("See you on Tuesday");
    cafe.undoDecline(cafe.maria, cafe.lenaAsBarista);
    assertThat(cafe.in(() -> history.open(cafe.tom, cafe.lenaAsBarista)).draft())
        .isEqualTo("See you\non Tuesday");
  }

  @Test
  void so_does_what_is_as_long_as_a_message_can_be_in_lines_as_browsers_end_them() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    send("We meet at 5");
    cafe.decline(cafe.maria, cafe.lenaAsBarista);

    var refused = send("a".repeat(NewMessage.MAX_LENGTH - 61) + "\r\n".repeat(60) + "z\r\n");

    assertThat(refused.statusCode()).isEqualTo(409);
    cafe.undoDecline(cafe.maria, cafe.lenaAsBarista);
    assertThat(cafe.in(() -> history.open(cafe.tom, cafe.lenaAsBarista)).draft())
        .hasSize(NewMessage.MAX_LENGTH);
  }

  @Test
  void nothing_is_kept_of_what_goes_to_an_application_one_may_not_see() {
    var refused = send(cafe.omarAsHost, "Hello over there");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("Hello over there").doesNotContain("Omar");
  }

  private HttpResponse<String> send(String body) {
    return send(cafe.lenaAsBarista, body);
  }

  private HttpResponse<String> send(long application, String body) {
    return send(application, body, "");
  }

  private HttpResponse<String> send(long application, String body, String after) {
    var form = "key=key-of-the-form&body=" + StaffClient.encode(body) + after;
    return tom.send(
        tom.withToken(
                tom.request(
                    "/conversations/" + application + "/messages", "Sec-Fetch-Mode", "navigate"))
            .POST(BodyPublishers.ofString(form)));
  }

  private List<String> bodies() {
    return cafe.in(() -> history.after(cafe.maria, cafe.lenaAsBarista, 0)).stream()
        .map(Message::body)
        .toList();
  }
}
