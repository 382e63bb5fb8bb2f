package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A long conversation is read page by page, also without a script.
@EarshotTest
class PagesOfHistoryTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private Conversations conversations;

  @BeforeEach
  void signed_in() {
    tom.signIn(cafe.tom);
  }

  @Test
  void the_newest_fifty_come_first_and_the_button_leads_further_back() {
    write(120);

    var newest = page("");
    assertThat(seqs(newest)).isEqualTo(numbers(71, 120));
    var form = newest.select("form.older").getFirst();
    assertThat(form.attr("action")).isEqualTo("/conversations/" + cafe.lenaAsBarista);
    var older = page("?before=" + form.select("input[name=before]").val());
    assertThat(seqs(older)).isEqualTo(numbers(21, 70));
    assertThat(seqs(page("?before=21"))).isEqualTo(numbers(1, 20));
    assertThat(page("?before=21").select("form.older")).isEmpty();
  }

  @Test
  void a_page_further_back_leads_to_the_newest_again() {
    write(60);

    assertThat(page("?before=11").select("a.newer").attr("href"))
        .isEqualTo("/conversations/" + cafe.lenaAsBarista);
    assertThat(page("").select("a.newer")).isEmpty();
  }

  @Test
  void an_address_made_up_shows_no_message_and_no_error() {
    write(3);

    assertThat(seqs(page("?before=0"))).isEmpty();
    assertThat(seqs(page("?before=-5"))).isEmpty();
    assertThat(tom.get("/conversations/" + cafe.lenaAsBarista + "?before=x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void the_page_reaches_back_to_what_is_new_however_much_that_is() {
    write(1);
    for (var n = 2; n <= 90; n++) cafe.answer(cafe.lena, cafe.lenaAsBarista, "Answer " + n);

    var page = page("");

    assertThat(seqs(page)).isEqualTo(numbers(1, 90));
    assertThat(page.select(".log .new-divider")).hasSize(1);
    assertThat(page.select(".log .new-divider").next().attr("data-seq")).isEqualTo("2");
  }

  @Test
  void each_message_says_who_wrote_it_by_which_channel_and_how_it_was_delivered() {
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Hello");
    for (var via : List.of(Via.WEB, Via.EMAIL, Via.SMS))
      cafe.run(() ->
          conversations.send(
              new NewMessage(
                  cafe.lenaAsBarista,
                  new Author.OfApplicant(cafe.lena),
                  via,
                  "Hi",
                  null,
                  "" + via)));

    var messages = page("").select(".log .message");

    assertThat(messages.select(".from").eachText())
        .containsExactly("Maria Lopez", "Lena Fischer", "Lena Fischer", "Lena Fischer");
    assertThat(messages.get(0).select(".delivery").text()).contains("Email", "Text", "In app");
    assertThat(messages.get(1).select(".foot").text()).doesNotContain("by ");
    assertThat(messages.get(2).select(".foot").text()).contains("by email");
    assertThat(messages.get(3).select(".foot").text()).contains("by text");
  }

  private void write(int messages) {
    for (var n = 1; n <= messages; n++) cafe.write(cafe.tom, cafe.lenaAsBarista, "Message " + n);
  }

  private Document page(String query) {
    var answer = tom.get("/conversations/" + cafe.lenaAsBarista + query);
    assertThat(answer.statusCode()).as(query).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static List<Integer> seqs(Document page) {
    return page.select(".log [data-seq]").stream()
        .map(message -> Integer.valueOf(message.attr("data-seq")))
        .toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }
}
