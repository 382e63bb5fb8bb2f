package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The description of the API against a parser of others, and against the routes there are.
@NullMarked
@EarshotTest
class DescriptionTest {

  @Autowired private SmallCompany cafe; // before there is a company all pages lead to the first run
  @Autowired private StaffClient browser;
  @Autowired private Description description;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void a_parser_of_others_finds_nothing_wrong_with_it() {
    var served = browser.get("/api/v1/openapi.json");
    assertThat(served.headers().firstValue("Content-Type")).hasValue("application/json");

    var parsed = new OpenAPIV3Parser().readContents(served.body(), null, null);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.1");
    assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(30);
  }

  @Test
  void it_describes_every_route_and_no_other() {
    var routes = new TreeSet<String>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .keySet()
        .forEach(info ->
            info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/v1/"))
                .forEach(path ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                            routes.add(method + " " + path.substring("/api/v1".length())))));

    var described = new TreeSet<String>();
    description.operations().forEach(it -> described.add(it.method() + " " + it.path()));
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void everything_in_it_is_described_with_an_example() {
    for (var schema : description.document().at("/components/schemas").properties()) {
      assertThat(schema.getValue().path("description").asString(""))
          .as(schema.getKey())
          .isNotEmpty();
      for (var field : schema.getValue().path("properties").properties()) {
        var whole = description.resolve(field.getValue());
        assertThat(field.getValue().has("description") || whole.has("description"))
            .as(schema.getKey() + "." + field.getKey())
            .isTrue();
      }
    }
  }

  @Test
  void people_can_read_it() {
    assertThat(cafe.id).isPositive();
    var page = Jsoup.parse(browser.get("/docs/api").body());

    assertThat(page.select("details.operation")).hasSize(description.operations().size());
    assertThat(page.select("#Message dt code").eachText())
        .contains("seq", "author", "reply_address");
    assertThat(page.select("a[href^=#]").eachAttr("href"))
        .allMatch(it -> !page.select("[id=\"" + it.substring(1) + "\"]").isEmpty());
  }
}
