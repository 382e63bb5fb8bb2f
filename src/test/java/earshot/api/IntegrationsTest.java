package earshot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The examples of `docs/integrations.md`, as somebody types them.
@NullMarked
@EarshotTest
class IntegrationsTest {

  private static final Pattern BLOCK =
      Pattern.compile("^```bash\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @Autowired private SmallCompany cafe;
  @Autowired private ApiKeys keys;
  @Autowired private PublicUrl url;

  @Test
  void the_examples_work_as_they_stand() throws Exception {
    var wanted = new NewApiKey(new PersonName("Hiring system"), Scope.WRITE, Set.of(cafe.pier4));
    var key = cafe.in(() -> keys.make(cafe.maria, wanted)).secret();
    var blocks =
        BLOCK
            .matcher(Files.readString(Path.of("docs/integrations.md")))
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(blocks).hasSizeGreaterThan(8);

    var run =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", String.join("\n", blocks))
            .redirectErrorStream(true);
    run.environment().put("EARSHOT", url.of("/api/v1").toString());
    run.environment().put("KEY", key);
    var process = run.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();

    var api = new ApiClient(url, key);
    var nora = api.get("/applicants?external_id=person-77").json().at("/items/0/id").asLong();
    var application = api.get("/applications?applicant=" + nora).json().at("/items/0");
    assertThat(application.get("stage").asString()).isEqualTo("interview");
    var messages =
        api.get("/conversations/%d/messages".formatted(application.get("id").asLong())).json();
    assertThat(
            messages.get("items").values().stream().map(it -> it.get("body").asString()).toList())
        .contains("Hello Nora, can you come on Tuesday at ten?");
  }
}
