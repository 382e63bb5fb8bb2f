package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@EarshotTest
class NameSearchTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpora/naughty-strings.json");

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Applications applications;
  @Autowired private StaffClient maria;
  @Autowired private ObjectMapper json;

  @ParameterizedTest
  @CsvSource({
    "Zoë, Ångström, zoe angstrom",
    "Zoë, Ångström, ZOË",
    "Zoe, Angstrom, Zoë Ångström",
    "José, O'Brien-Núñez, nunez",
    "José, O'Brien-Núñez, o'brien",
    "José, O'Brien-Núñez, brien jose",
    "Müller, Łukasz, mull",
    "İpek, Işık, ipek",
    "İpek, Işık, isik",
    "Łukasz, Wiśniewski, lukasz",
    "Łukasz, Wiśniewski, Łuk",
    "Minh, Đặng, dang",
    "Søren, Weiß, soren weiss",
    "晓明, 王, 晓",
    "Анна, Ёлкина, елк",
    "Maria del Carmen, de la Cruz, cruz carmen",
    "Jean-Luc, Picard, jean pic"
  })
  void a_name_is_found_by_its_words_in_any_order_each_perhaps_only_begun(
      String first, String last, String search) {
    var application = cafe.applicationOf(first, last, cafe.barista);

    assertThat(found(search)).containsExactly(application);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fischers", "ena", "lena carter", "fischer x", "l_na"})
  void nothing_else_is_found(String search) {
    assertThat(found(search)).isEmpty();
  }

  @Test
  void a_search_finds_all_applications_of_a_person_that_one_may_see() {
    assertThat(found("jam car")).containsExactlyInAnyOrder(cafe.jamalAsBarista, cafe.jamalAsCook);
    assertThat(cafe.in(() -> applications.list(cafe.tom, filter("jam car"), null)).rows())
        .extracting(ApplicationRow::id)
        .containsExactly(cafe.jamalAsBarista);
    assertThat(found("lena")).doesNotContain(clinic.lenaAsBarista);
  }

  @Test
  void hostile_strings_are_names_and_searches_like_others() throws IOException {
    maria.signIn(cafe.maria);
    var strings = json.readValue(Files.readString(CORPUS), new TypeReference<List<String>>() {});
    for (var string : strings) {
      assertThat(found(string)).hasSizeLessThanOrEqualTo(4);
    }
    for (var string : strings.subList(0, 40)) assertThat(status(string)).as(string).isEqualTo(200);
    assertThat(status("\0 %00 \uFFFF")).isEqualTo(200);
    assertThat(status("x".repeat(4_000))).isEqualTo(200);
  }

  @Test
  void who_is_added_by_a_node_of_the_version_before_is_found_too() {
    var application = cafe.applicationOf("Ola", "Kowalska", cafe.barista);
    cafe.update(
        """
        insert into applicant_word (word, applicant_id)
        select 'łukasz', applicant_id from application where id = %d
        """
            .formatted(application));

    assertThat(found("lukasz")).containsExactly(application);
    assertThat(found("Łukasz")).containsExactly(application);
  }

  @Test
  void a_search_without_a_letter_or_digit_shows_everyone() {
    assertThat(found("%'\"; --")).hasSize(4);
  }

  @Test
  void the_address_of_the_next_page_keeps_a_search_with_any_character() {
    for (var n = 0; n < 60; n++) cafe.applicationOf("Same & Other", "=Name+%", cafe.barista);
    maria.signIn(cafe.maria);

    var page = maria.get("/applications?search=" + WebClient.encode("same & =name+%")).body();
    var next = org.jsoup.Jsoup.parse(page).select("a[rel=next]").attr("href");

    assertThat(
            org.jsoup.Jsoup.parse(maria.get(next.replace(" ", "%20")).body()).select("a.applicant"))
        .hasSize(10);
  }

  private int status(String search) {
    return maria.get("/applications?search=" + WebClient.encode(search)).statusCode();
  }

  private List<Long> found(String search) {
    return cafe.in(() -> applications.list(cafe.maria, filter(search), null)).rows().stream()
        .map(ApplicationRow::id)
        .toList();
  }

  private static ApplicationFilter filter(String search) {
    return new ApplicationFilter(Folder.APPLICANTS, null, null, search, Sort.NEWEST);
  }
}
