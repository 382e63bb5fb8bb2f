package earshot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void of_this_process_begins_with_java() {
    var command = CommandLine.ofThisProcess().orElseThrow();
    assertThat(command.program()).hasFileName("java").isExecutable();
    assertThat(command.words().getFirst()).endsWith("java");
  }

  @Test
  void knows_the_jar_whatever_its_name_is_made_of() {
    var name = new String("Hörweite.jar".getBytes(StandardCharsets.UTF_8), CommandLine.BYTES);
    assertThat(typed("java", "-Xmx1g", "-jar", name, "--a=b").jar())
        .contains(Path.of("Hörweite.jar"));
  }

  @Test
  void has_no_jar_where_none_was_started() {
    assertThat(typed("java", "-cp", "classes", "earshot.Earshot").jar()).isEmpty();
    assertThat(typed("java", "-jar").jar()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:AOTCache=other.aot",
        "-XX:AOTMode=off",
        "-XX:SharedArchiveFile=other.jsa",
        "-Xshare:off",
        "-agentlib:jdwp=transport=dt_socket,server=y",
        "-javaagent:agent.jar"
      })
  void is_left_alone_where_it_says_itself_how_to_load(String option) {
    assertThat(typed("java", option, "-jar", "earshot.jar").jar()).isEmpty();
    assertThat(typed("java", "-jar", "earshot.jar", option).jar()).isPresent();
  }

  @Test
  void takes_options_before_all_others() {
    assertThat(typed("java", "-Xmx1g", "-jar", "earshot.jar").with(List.of("-a", "-ö")).words())
        .containsExactly(
            "java",
            "-a",
            new String("-ö".getBytes(StandardCharsets.UTF_8), CommandLine.BYTES),
            "-Xmx1g",
            "-jar",
            "earshot.jar");
  }

  private static CommandLine typed(String... words) {
    return new CommandLine(Path.of("java"), List.of(words));
  }
}
