package earshot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ScriptReaderTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-06-15T07:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 9, 13, 18, 22, 23})
  void whenever_the_demo_is_made_its_conversations_are_in_order_and_past(int hour) {
    var now = MIDNIGHT.plus(Duration.ofMinutes(hour * 60L + 1));
    for (var company : DemoCompany.ALL)
      for (var script : ScriptReader.read(company, now))
        assertThat(script.lines())
            .as(script.name())
            .isSortedAccordingTo(Comparator.comparing(Script.Line::at))
            .allMatch(line -> line.at().isBefore(now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"harbor-cafe", "northwind-clinic"})
  void everybody_in_a_conversation_is_known(String folder) {
    var company =
        DemoCompany.ALL.stream().filter(it -> it.folder().equals(folder)).findFirst().orElseThrow();
    var people = People.of(company);
    for (var script : ScriptReader.read(company, MIDNIGHT)) {
      assertThat(people).containsKey(script.name());
      assertThat(script.lines())
          .as(script.name())
          .allMatch(line ->
              script.name().startsWith(line.who())
                  || company.staff().stream()
                      .anyMatch(member -> member.firstName().equals(line.who())));
    }
  }
}
