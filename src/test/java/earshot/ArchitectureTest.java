package earshot;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house that no compiler knows.
@AnalyzeClasses(packages = "earshot", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java/earshot");
  private static final Pattern STORES_A_MESSAGE =
      Pattern.compile("(?i)(into|update|copy)\\s+message\\b");
  private static final Pattern NOTIFIES = Pattern.compile("(?i)pg_notify|\"\\s*notify\\s");

  @ArchTest
  static final ArchRule collaborators_come_by_the_constructor =
      NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule only_what_speaks_to_whoever_starts_the_server_prints =
      noClasses()
          .that()
          .haveNameNotMatching(
              "earshot\\.(ReadyLine|DoctorLine|OneLineReport|setup\\.SetupLine"
                  + "|channels\\.DoctorReport)")
          .and()
          .resideOutsideOfPackages("earshot.demo", "earshot.launch")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule the_time_comes_from_the_clock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Earshot.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule nothing_that_changes_is_shared_by_all =
      fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().beFinal();

  @ArchTest
  static final ArchRule no_layers_by_name =
      noClasses()
          .that()
          .doNotHaveSimpleName("CompanyTransactionManager") // as Spring calls them
          .should()
          .haveSimpleNameEndingWith("Service")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameStartingWith("Common");

  @Test
  void one_door_nothing_else_stores_a_message() {
    assertThat(sourcesWith(STORES_A_MESSAGE)).containsExactly("conversation/MessageDatabase.java");
  }

  @Test
  void nobody_notifies_but_the_connection_between_the_nodes() {
    assertThat(sourcesWith(NOTIFIES)).containsExactly("live/NotifyConnection.java");
  }

  @Test
  void every_package_says_what_lives_there_and_that_nothing_is_null() {
    for (var directory : packages()) {
      var says = text(directory.resolve("package-info.java"));
      assertThat(says).as(directory.toString()).startsWith("///").contains("@NullMarked");
    }
  }

  @Test
  void no_file_is_longer_than_can_be_read_at_once() {
    for (var source : sources())
      assertThat(text(source).lines().count()).as(source.toString()).isLessThanOrEqualTo(300);
  }

  private static List<String> sourcesWith(Pattern pattern) {
    return sources().stream()
        .filter(source -> pattern.matcher(text(source)).find())
        .map(source -> SOURCES.relativize(source).toString())
        .toList();
  }

  private static List<Path> sources() {
    return walk(path -> path.toString().endsWith(".java"));
  }

  private static List<Path> packages() {
    return walk(Files::isDirectory);
  }

  private static List<Path> walk(java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
