package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The application page shows every wish about texts with its words.
@NullMarked
@EarshotTest
class TextWishesTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private OptOuts optOuts;
  @Autowired private StaffClient tom;

  @BeforeEach
  void jamal_stopped_started_and_stopped_at_the_provider() {
    cafe.in(() -> optOuts.add(cafe.jamalsPhone, written("<b>Stop</b> texting me", "1")));
    cafe.in(() -> optOuts.remove(cafe.jamalsPhone, written("START", "2")));
    cafe.in(() ->
        optOuts.add(cafe.jamalsPhone, OptOutWish.saidByProvider("This number has opted out")));
    clinic.in(() -> optOuts.add(cafe.jamalsPhone, written("Not yours", "3")));
    tom.signIn(cafe.tom);
  }

  @Test
  void the_latest_first_each_with_the_words_that_caused_it() {
    var page = Jsoup.parse(tom.get("/applications/" + cafe.jamalAsBarista).body());

    assertThat(page.select(".wishes summary").text()).isEqualTo("Asked about texts (3)");
    assertThat(page.select(".wishes li p:first-child").eachText())
        .containsExactly("No more texts", "Texts again", "No more texts");
    assertThat(page.select(".wishes .meta").eachText().get(0))
        .startsWith("This number has opted out");
    assertThat(page.select(".wishes .meta").eachText().get(1)).startsWith("START to +14155550100");
    assertThat(page.select(".wishes .meta q").eachText()).endsWith("<b>Stop</b> texting me");
  }

  @Test
  void who_never_asked_has_none() {
    var page = Jsoup.parse(tom.get("/applications/" + cafe.lenaAsBarista).body());

    assertThat(page.select(".wishes")).isEmpty();
  }

  private static OptOutWish written(String words, String id) {
    return new OptOutWish(words, OptOutWish.Way.TEXT, "+14155550100", id);
  }
}
