package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds docs/asvs.md, where each requirement of OWASP ASVS 5.0.0 at levels 1 and 2 has its test or
/// its exception: none is left out, every test that is named is there, and the counts are right.
class AsvsTest {

  private static final Path TABLE = Path.of("docs/asvs.md");
  private static final Path SUMMARY = Path.of("SECURITY.md");
  private static final Path NUMBERS = Path.of("src/test/resources/earshot/asvs/requirements.txt");
  private static final Path SOURCES = Path.of("src/main/java/earshot");

  private static final Pattern ROW = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\|.*");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

  private static final Pattern CRYPTOGRAPHY =
      Pattern.compile(
          "(MessageDigest|Mac|Cipher|Signature|KDF|KeyFactory|KeyPairGenerator)\\.getInstance"
              + "|new (BCryptPasswordEncoder|SecureRandom|Webauthn4JRelyingPartyOperations)\\("
              + "|(PasswordEncoderFactories|NimbusJwtDecoder)\\.");
  private static final Pattern ALGORITHM =
      Pattern.compile("(?:MessageDigest|Mac|Cipher|Signature|KDF)\\.getInstance\\(([^)]*)\\)");
  private static final Pattern CONNECTS =
      Pattern.compile(
          "HttpClient\\.newBuilder|new Socket\\(|SSLSocketFactory\\.|getTransport\\(|getStore\\("
              + "|DriverManager\\.|new (PGSimpleDataSource|HikariDataSource)\\(");

  /// A requirement as it stands in the table.
  ///
  /// @param shown by which tests, or what is open
  private record Row(String number, int level, String applies, String where, String shown) {

    static Row of(String line) {
      var cells = line.split("\\|", -1);
      assertThat(cells).as(line).hasSize(8);
      var text = Arrays.stream(cells).map(String::strip).toList();
      return new Row(
          text.get(1), Integer.parseInt(text.get(2)), text.get(4), text.get(5), text.get(6));
    }

    String chapter() {
      return "V" + number.substring(0, number.indexOf('.'));
    }

    boolean isApplicable() {
      return applies.equals("yes");
    }

    boolean isOpen() {
      return shown.contains("Exception: ");
    }

    boolean isTested() {
      return TEST.matcher(shown).find();
    }

    /// What SECURITY.md counts it as.
    String state() {
      if (!isApplicable()) return "not applicable";
      if (isOpen()) return "exception";
      return isTested() ? "tested" : "read";
    }
  }

  @Test
  void every_requirement_has_one_row_and_its_level() {
    assertThat(rows().stream().map(row -> row.number() + " " + row.level()))
        .containsExactlyElementsOf(lines(NUMBERS));
  }

  @Test
  void every_row_says_why_it_does_not_apply_or_how_it_is_known() {
    for (var row : rows()) {
      if (row.isApplicable()) {
        assertThat(row.where()).as(row.number()).isNotEmpty();
        assertThat(row.isTested() || row.isOpen() || row.shown().startsWith("By reading: "))
            .as(row.number())
            .isTrue();
      } else {
        assertThat(row.applies()).as(row.number()).matches("no: .{4,}");
        assertThat(row.shown()).as(row.number()).isEmpty();
      }
    }
  }

  @Test
  void every_test_that_is_named_is_there() {
    var tests = tests();
    for (var row : rows())
      TEST.matcher(row.shown())
          .results()
          .forEach(named -> {
            assertThat(tests).as(row.number()).containsKey(named.group(1));
            if (named.group(2) != null)
              assertThat(tests.get(named.group(1)))
                  .as(row.number())
                  .contains(" " + named.group(2) + "(");
          });
  }

  @Test
  void the_summary_counts_what_the_table_says() {
    var counted = new LinkedHashMap<String, Map<String, Long>>();
    for (var row : rows())
      counted
          .computeIfAbsent(row.chapter(), _ -> new LinkedHashMap<>())
          .merge(row.state(), 1L, Long::sum);
    var summary = lines(SUMMARY).stream().filter(line -> line.matches("\\| V\\d+ .*")).toList();

    assertThat(summary).hasSize(17);
    for (var line : summary) {
      var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      var counts = counted.getOrDefault(cells.get(1).split(" ")[0], Map.of());
      assertThat(cells.subList(2, 6))
          .as(line)
          .containsExactlyElementsOf(
              Stream.of("tested", "read", "exception", "not applicable")
                  .map(state -> String.valueOf(counts.getOrDefault(state, 0L)))
                  .toList());
    }
  }

  @Test
  void every_file_that_uses_cryptography_is_in_the_inventory() {
    assertThat(sourcesWith(CRYPTOGRAPHY)).hasSizeGreaterThan(10);
    assertAllNamed(CRYPTOGRAPHY, "## Cryptography");
  }

  @Test
  void the_algorithms_are_those_of_the_inventory() {
    var named =
        files(SOURCES)
            .flatMap(file -> ALGORITHM.matcher(text(file)).results())
            .map(found -> found.group(1).replace("\"", ""))
            .distinct();
    assertThat(named)
        .containsExactlyInAnyOrder(
            "SHA-256",
            "HmacSHA256",
            "HmacSHA1",
            "AES/GCM/NoPadding",
            "SHA256withRSA",
            "HKDF-SHA256");
  }

  @Test
  void every_file_that_connects_is_in_the_list() {
    assertThat(sourcesWith(CONNECTS)).hasSizeGreaterThan(5);
    assertAllNamed(CONNECTS, "## Outgoing connections");
  }

  private static void assertAllNamed(Pattern pattern, String heading) {
    var section = text(TABLE).split("\n" + heading + "\n", 2)[1].split("\n## ", 2)[0];
    for (var source : sourcesWith(pattern)) assertThat(section).contains("`" + source + "`");
  }

  /// Such as `seal.SealKey`.
  private static List<String> sourcesWith(Pattern pattern) {
    return files(SOURCES)
        .filter(file -> pattern.matcher(text(file)).find())
        .map(file -> SOURCES.relativize(file).toString().replace('/', '.').replace(".java", ""))
        .toList();
  }

  private static List<Row> rows() {
    return lines(TABLE).stream().filter(line -> ROW.matcher(line).matches()).map(Row::of).toList();
  }

  /// The text of each by its name, of those with the same name together.
  private static Map<String, String> tests() {
    return files(Path.of("src/test/java"))
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                AsvsTest::text,
                String::concat));
  }

  private static Stream<Path> files(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
