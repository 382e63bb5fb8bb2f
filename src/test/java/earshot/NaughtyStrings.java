package earshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Strings that have broken programs before (minimaxir/big-list-of-naughty-strings, MIT), and a few
/// that no list can hold.
@NullMarked
public final class NaughtyStrings {

  private static final Path LIST = Path.of("src/test/resources/corpora/naughty-strings.json");

  private static final int EACH = 4;

  private NaughtyStrings() {}

  /// One in four, for a way in behind which others try them all; all of them with
  /// `-Dearshot.naughty=all`.
  public static List<String> some() {
    var all = all();
    if ("all".equals(System.getProperty("earshot.naughty"))) return all;
    return IntStream.range(0, all.size()).filter(n -> n % EACH == 0).mapToObj(all::get).toList();
  }

  public static List<String> all() {
    try {
      var all =
          new ArrayList<>(
              JsonMapper.shared()
                  .readValue(Files.readString(LIST), new TypeReference<List<String>>() {}));
      all.addAll(
          List.of(
              "\0",
              "a\0b",
              "\uD83D",
              "\uDE00\uD83D",
              "a\uFFFEb",
              "\r",
              "\n\n",
              "\u0085",
              "\u2028"));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
