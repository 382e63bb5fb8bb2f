package earshot.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// What of `deploy/` can be held to the rest without a container engine or systemd.
@NullMarked
class DeployTest {

  private static final Pattern SETTING = Pattern.compile("\\b(?:EARSHOT|SERVER|SPRING)_[A-Z_]+");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY --\\S+ (\\S+) ");
  private static final Pattern EXCHANGED = Pattern.compile("-e 's\\|([^|]*)\\|([^|]*)\\|'");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:|#)([^)#\\s]+)");
  private static final List<String> PACKED = List.of("docs", "deploy", "SECURITY.md");
  private static final String OF_THE_SOURCES = "(src/test/resources/earshot/rights/routes.txt)";
  private static final Pattern EXCHANGE = Pattern.compile("s/([0-9.:]+)/([0-9.:]+)/");

  @Test
  void the_nodes_of_compose_stand_in_the_site_of_nginx() throws IOException {
    var compose = JsonMapper.shared().valueToTree(new Yaml().load(text("compose.yaml")));
    var site = text("nginx/earshot.conf");
    var command = compose.at("/services/nginx/command/2").asString();

    var exchanges = EXCHANGE.matcher(command).results().toList();

    assertThat(exchanges).hasSize(2).allSatisfy(it -> assertThat(site).contains(it.group(1)));
    for (var n = 0; n < 2; n++) {
      var network = "/services/node%d/networks/default/ipv4_address".formatted(n + 1);
      assertThat(exchanges.get(n).group(2)).isEqualTo(compose.at(network).asString() + ":8080");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "Dockerfile", "systemd/earshot.service"})
  void each_setting_it_names_is_explained(String file) throws IOException {
    var pages =
        Files.readString(Path.of("README.md"))
            + Files.readString(Path.of("docs/operations.md"))
            + Files.readString(Path.of("docs/scaling.md"));

    var settings = SETTING.matcher(text(file)).results().map(it -> it.group()).distinct().toList();

    assertThat(settings).isNotEmpty().allSatisfy(name -> assertThat(pages).contains(known(name)));
  }

  /// The image is made among the sources, and of what `bin/package` lays out for another machine.
  @Test
  void what_the_image_copies_is_there() throws IOException {
    var ofSources = text("Dockerfile");
    var ofPackage = ofSources;
    for (var exchange :
        EXCHANGED.matcher(Files.readString(Path.of("bin/package"))).results().toList())
      ofPackage = ofPackage.replaceAll(exchange.group(1), exchange.group(2));

    assertThat(copied(ofSources)).containsExactly("target/earshot.jar", "deploy/earshot");
    assertThat(Path.of("deploy/earshot")).exists();
    assertThat(copied(ofPackage)).containsExactly("earshot.jar", "bin/earshot");
  }

  /// `bin/package` takes the pages along without pictures and sources.
  @ParameterizedTest
  @MethodSource("pages")
  void the_links_of_a_page_lead_to_what_is_packed_with_it(Path page) throws IOException {
    var links = LINK.matcher(Files.readString(page).replace(OF_THE_SOURCES, "")).results();

    assertThat(links.map(it -> page.resolveSibling(it.group(1)).normalize()))
        .allSatisfy(it -> assertThat(it).exists())
        .allSatisfy(it -> assertThat(PACKED).anyMatch(it::startsWith))
        .noneMatch(it -> it.startsWith("docs/images"));
  }

  static List<Path> pages() throws IOException {
    try (var docs = Files.walk(Path.of("docs"))) {
      var all = docs.filter(it -> it.toString().endsWith(".md"));
      return Stream.concat(all, Stream.of(Path.of("SECURITY.md"))).toList();
    }
  }

  private static List<String> copied(String image) {
    return COPIED.matcher(image).results().map(it -> it.group(1)).toList();
  }

  /// Tables name what belongs together once, as in `SPRING_DATASOURCE_URL`, `_USERNAME`.
  private static String known(String setting) {
    return setting.matches("SPRING_.*_(USERNAME|PASSWORD)")
        ? setting.substring(setting.lastIndexOf('_'))
        : setting;
  }

  private static String text(String file) throws IOException {
    return Files.readString(Path.of("deploy", file));
  }
}
