package earshot.careers;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.WebClient;
import earshot.company.Address;
import earshot.company.Companies;
import earshot.company.LocationText;
import earshot.company.Locations;
import earshot.posting.PostingState;
import earshot.posting.PostingText;
import earshot.posting.Postings;
import java.time.ZoneId;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;

/// The careers site of a company: its open jobs, for everybody.
@EarshotTest
class CareersSiteTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApplicantClient browser;
  @Autowired private Companies companies;
  @Autowired private Postings postings;
  @Autowired private Locations locations;
  @Autowired private ObjectMapper json;

  private String site;

  @BeforeEach
  void the_site() {
    site = "/jobs/" + cafe.in(companies::slug);
  }

  @Test
  void lists_the_open_jobs_and_those_of_no_other_company() {
    clinic.job(clinic.pier4, "Surgeon");
    change(cafe.cook, "Cook", cafe.marketStreet, "", PostingState.CLOSED);

    var page = page(site);

    assertThat(page.select(".openings strong").eachText()).containsExactly("Barista", "Host");
    assertThat(page.text()).doesNotContain("Surgeon");
  }

  @Test
  void shows_the_jobs_of_one_location_when_there_are_several() {
    var page = page(site + "?location=Pier+4");

    assertThat(page.select("#location option").eachText())
        .containsExactly("All locations", "Airport", "Market Street", "Pier 4");
    assertThat(page.select(".openings strong").eachText()).containsExactly("Barista");

    cafe.run(() -> locations.close(cafe.airport));
    cafe.run(() -> locations.close(cafe.marketStreet));
    assertThat(page(site).select("#location")).isEmpty();
  }

  @Test
  void a_location_that_cannot_even_be_asked_for_is_one_there_is_not() {
    assertThat(browser.get(site + "?location=Pier%00x").statusCode()).isEqualTo(200);
    assertThat(page(site + "?location=Pier+%004").select(".openings strong").eachText())
        .containsExactly("Barista");
  }

  @Test
  void says_when_there_is_nothing() {
    for (var location : new long[] {cafe.pier4, cafe.marketStreet, cafe.airport})
      cafe.run(() -> locations.close(location));

    assertThat(page(site).select("[role=status]").text()).contains("No open jobs right now");
  }

  @Test
  void many_jobs_come_page_by_page() {
    for (var i = 0; i < 60; i++) cafe.job(cafe.pier4, "Waiter");

    var first = page(site);
    var second = page(first.select("a[rel=next]").attr("href"));

    assertThat(first.select(".openings li")).hasSize(50);
    assertThat(second.select(".openings li")).hasSize(13);
  }

  @Test
  void the_pages_of_a_location_stay_there_whatever_signs_are_in_its_name() {
    var odd = cafe.location("Bar & Grill #12, 50%+");
    for (var i = 0; i < 51; i++) cafe.job(odd, "Waiter");

    var first = page(site + "?location=Bar+%26+Grill+%2312%2C+50%25%2B");
    var second = page(first.select("a[rel=next]").attr("href"));
    var back = page(second.select(".more a").attr("href"));

    assertThat(first.select(".openings li")).hasSize(50);
    assertThat(second.select(".openings li")).hasSize(1);
    assertThat(back.select(".openings li")).hasSize(50);
    assertThat(back.select("#location option[selected]").text()).isEqualTo("Bar & Grill #12, 50%+");
  }

  @Test
  void a_site_or_job_that_is_none_is_not_there() {
    var other = cafe.in(() -> postings.find(cafe.maria, cafe.cook)).publicId();

    assertThat(browser.get("/jobs/no-such-company").statusCode()).isEqualTo(404);
    assertThat(browser.get(site + "/nothing").statusCode()).isEqualTo(404);
    assertThat(browser.get("/jobs/" + clinic.in(companies::slug) + "/" + other).statusCode())
        .isEqualTo(404);
    assertThat(browser.get(site + "/" + cafe.cook).statusCode()).isEqualTo(404);
  }

  @Test
  void a_job_page_says_it_in_paragraphs_and_to_search_engines() throws Exception {
    cafe.run(() ->
        locations.change(
            cafe.pier4,
            new LocationText(
                "Pier 4",
                new Address("4 Pier", "San Francisco", "CA", "94105"),
                ZoneId.of("America/Los_Angeles"),
                "US")));
    change(
        cafe.barista,
        "Barista",
        cafe.pier4,
        "Coffee & </script><b>more</b>\n\nMornings",
        PostingState.OPEN);

    var page = page(job(cafe.barista));
    var ad = json.readTree(page.select("script[type=application/ld+json]").getFirst().data());

    assertThat(page.select(".description p").eachText())
        .containsExactly("Coffee & </script><b>more</b>", "Mornings");
    assertThat(ad.get("@type").asString()).isEqualTo("JobPosting");
    assertThat(ad.get("description").asString())
        .isEqualTo("<p>Coffee &amp; &lt;/script&gt;&lt;b&gt;more&lt;/b&gt;</p><p>Mornings</p>");
    assertThat(ad.get("hiringOrganization").get("name").asString()).isEqualTo("Harbor Cafe");
    var address = ad.get("jobLocation").get("address");
    assertThat(address.get("addressLocality").asString()).isEqualTo("San Francisco");
    assertThat(address.get("addressCountry").asString()).isEqualTo("US");
    assertThat(ad.get("datePosted").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(ad.get("url").asString()).endsWith(job(cafe.barista));
    assertThat(page.select("meta[name=robots]")).isEmpty();
  }

  @Test
  void a_job_for_the_careers_site_only_is_listed_and_hidden_from_search_engines() {
    change(cafe.cook, "Cook", cafe.marketStreet, "Cook", PostingState.CAREERS_SITE_ONLY);

    assertThat(page(site).select(".openings strong").eachText()).contains("Cook");
    var page = page(job(cafe.cook));
    assertThat(page.select("script[type=application/ld+json]")).isEmpty();
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
  }

  @Test
  void a_closed_job_says_so() {
    change(cafe.cook, "Cook", cafe.marketStreet, "Cook", PostingState.CLOSED);

    for (var path : new String[] {job(cafe.cook), job(cafe.cook) + "/apply"}) {
      var answer = browser.get(path);
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.body()).contains("This job is closed", "See all open jobs");
      assertThat(Jsoup.parse(answer.body()).select("form.apply")).isEmpty();
    }
  }

  @Test
  void speaks_the_language_of_the_browser_or_the_one_that_was_chosen() {
    assertThat(browser.get(site, "Accept-Language", "es-MX,es;q=0.9,en;q=0.5").body())
        .contains("lang=\"es\"", "Empleos en Harbor Cafe");
    assertThat(browser.get(site, "Accept-Language", "fr,de").body()).contains("Jobs at Harbor");
    assertThat(browser.get(site, "Accept-Language", ";;;q=").body()).contains("Jobs at Harbor");

    browser.get(site + "?lang=es");

    assertThat(browser.get(job(cafe.cook), "Accept-Language", "en").body()).contains("Solicitar");
    assertThat(browser.get(site + "?lang=xx", "Accept-Language", "en").body())
        .contains("Empleos en");
    assertThat(WebClient.headers(browser.get(site + "?lang=en"), "Set-Cookie").getFirst())
        .contains("earshot-language=en", "HttpOnly", "SameSite=Lax");
  }

  @Test
  void another_language_is_of_the_page_as_it_is() {
    var list = page(site + "?location=Pier+4&lang=en");
    assertThat(languages(list))
        .containsExactly("?location=Pier+4&lang=en", "?location=Pier+4&lang=es");
    assertThat(languages(page(site))).containsExactly("?lang=en", "?lang=es");
    assertThat(languages(page(site + "?location=%26%22%3D&x")))
        .last()
        .isEqualTo("?location=%26%22%3D&x&lang=es");
    var thanks = page(job(cafe.cook) + "/thanks?lang=es&mail=false");
    assertThat(languages(thanks)).hasSize(2).allMatch(it -> it.contains("mail=false"));

    var english = page(job(cafe.cook) + "/thanks" + languages(thanks).getFirst());

    assertThat(english.select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void companies_of_one_name_have_sites_of_their_own() {
    assertThat(cafe.in(companies::slug))
        .startsWith("harbor-cafe")
        .isNotEqualTo(clinic.in(companies::slug));
    var id = companies.create("Café Å & Söhne", "teal");
    assertThat(earshot.database.CurrentCompany.call(id, companies::slug))
        .startsWith("cafe-a-sohne");
  }

  private static List<String> languages(Document page) {
    return page.select(".languages a").eachAttr("href");
  }

  private String job(long id) {
    return site + "/" + cafe.in(() -> postings.find(cafe.maria, id)).publicId();
  }

  private void change(long id, String title, long location, String text, PostingState state) {
    cafe.run(() -> postings.change(cafe.maria, id, new PostingText(title, location, text, state)));
  }

  private Document page(String path) {
    return Jsoup.parse(browser.get(path).body());
  }
}
