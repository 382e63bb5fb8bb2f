package earshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Strings that have broken programs before (minimaxir/big-list-of-naughty-strings, MIT), and a few
/// that no list can hold.
@NullMarked
public final class NaughtyStrings {

  private static final Path LIST = Path.of("src/test/resources/corpora/naughty-strings.json");

  private NaughtyStrings() {}

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
