package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A migration takes nothing away from the version before, which works beside the new one for a
/// while: see decision 132. What goes a version later says so.
@NullMarked
class MigrationsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /// From before there was a version that anybody ran.
  private static final Set<String> EARLY =
      Set.of("V030__bulk.sql", "V032__views.sql", "V050__delivery.sql", "V052__texts_again.sql");

  private static final Pattern MARK = Pattern.compile("-- narrows: .+, unread since .+");

  private static final Pattern NARROWS =
      Pattern.compile(
          """
          \\bdrop\\s+(table|column|view|function|procedure|type|sequence)\\b\
          |\\brename\\s+(to|column)\\b\
          |\\balter\\s+column\\s+\\w+\\s+(set\\s+not\\s+null|(set\\s+data\\s+)?type)\\b\
          |\\badd\\s+column\\s+(?!.*\\bdefault\\b).*\\bnot\\s+null\\b\
          |\\brevoke\\b.*\\bon\\s+table\\b\
          """,
          Pattern.CASE_INSENSITIVE);

  @Test
  void what_the_version_before_reads_and_writes_stays() throws IOException {
    assertThat(files().filter(file -> !EARLY.contains(name(file))).flatMap(MigrationsTest::takings))
        .isEmpty();
  }

  @Test
  void the_early_ones_are_all_needed_on_the_list() throws IOException {
    assertThat(
            files().filter(file -> takings(file).findAny().isPresent()).map(MigrationsTest::name))
        .containsAll(EARLY);
  }

  @Test
  void what_takes_something_away_is_found_unless_it_says_since_when_nobody_reads_it() {
    assertThat(
            Stream.of(
                "alter table message drop column draft;",
                "drop table draft;",
                "alter table text_slot rename to peer_slot;",
                "  add column state text not null,",
                "alter table job alter column title type varchar(10);",
                "ALTER TABLE job ALTER COLUMN title SET NOT NULL;"))
        .allMatch(MigrationsTest::takesAway);
    assertThat(
            Stream.of(
                "alter table message add column draft text;",
                "  add column state text not null default 'NEW',",
                "drop index message_draft;",
                "alter table job alter column title drop not null;",
                "drop table draft; -- narrows: draft, unread since 1.2"))
        .noneMatch(MigrationsTest::takesAway);
  }

  private static Stream<Path> files() throws IOException {
    try (var all = Files.list(MIGRATIONS)) {
      return List.copyOf(all.sorted().toList()).stream();
    }
  }

  private static Stream<String> takings(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(MigrationsTest::takesAway)
          .map(line -> name(file) + ": " + line.strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean takesAway(String line) {
    var statement = line.replaceFirst("--.*", "");
    return NARROWS.matcher(statement).find() && !MARK.matcher(line).find();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
