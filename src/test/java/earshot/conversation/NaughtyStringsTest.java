package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.NaughtyStrings;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Hostile strings, written by one side and read by the other, are words and nothing else.
@EarshotTest
class NaughtyStringsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient lena;
  @Autowired private History history;
  private int written;

  @Test
  void every_one_is_stored_as_it_was_typed_and_shown_as_text() {
    tom.signIn(cafe.tom);
    var typed = new ArrayList<String>();
    for (var string : strings()) if (write(string)) typed.add(asStored(string));

    assertThat(typed).hasSizeGreaterThan(490);
    assertThat(cafe.in(() -> history.after(cafe.tom, cafe.lenaAsBarista, 0)))
        .extracting(Message::body)
        .containsExactlyElementsOf(typed);
    assertShown(
        typed, tom.get("/conversations/" + cafe.lenaAsBarista + "/messages?after=0").body());
    assertShown(typed, lena.get(lena.openLink(cafe.linkTo(cafe.lenaAsBarista))).body());
  }

  private static List<String> strings() {
    var strings = new ArrayList<>(NaughtyStrings.all());
    strings.addAll(
        List.of("NUL \0 inside", "javascript:alert(1)", "https://x.example/\"onclick=x"));
    return strings;
  }

  /// Some come by the form of the page; false where nothing but space is in the string.
  private boolean write(String string) {
    var canBePosted = StandardCharsets.UTF_8.newEncoder().canEncode(string);
    var turn = written++ % 10 == 0;
    return (turn && canBePosted) ? post(string) : send(string);
  }

  private boolean post(String string) {
    var form = Map.of("body", string, "key", "key " + written, "after", 1_000_000);
    var answer = tom.post("/conversations/" + cafe.lenaAsBarista + "/messages", form);
    assertThat(answer.statusCode()).as(string).isIn(200, 422);
    return answer.statusCode() == 200;
  }

  private boolean send(String string) {
    try {
      cafe.write(cafe.tom, cafe.lenaAsBarista, string);
      return true;
    } catch (InvalidMessage nothing) {
      return false;
    }
  }

  private static String asStored(String string) {
    return new NewMessage(1, new Author.OfApplicant(1), Via.WEB, string, null, "key").body();
  }

  private static void assertShown(List<String> typed, String html) {
    Document page = Jsoup.parse(html);
    assertThat(page.select(".bubble")).extracting(Element::wholeText).isEqualTo(typed);
    assertThat(page.select(".bubble *")).extracting(Element::tagName).containsOnly("a");
    for (var link : page.select(".bubble a")) {
      assertThat(link.attr("href")).matches("(?i)(https?://|mailto:|tel:).*");
      assertThat(link.attributes().asList())
          .extracting(attribute -> attribute.getKey())
          .contains("href", "rel")
          .isSubsetOf("href", "rel", "target");
    }
  }
}
