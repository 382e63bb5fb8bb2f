package earshot.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// English sentences and what they are in another language, from the files of one folder. Read when
/// somebody first reads that language.
final class Translations {

  static final Translations SPANISH = new Translations("es");

  private final String folder;
  private volatile Map<String, String> sentences = Map.of();

  private Translations(String folder) {
    this.folder = folder;
  }

  Optional<String> of(String english) {
    return Optional.ofNullable(all().get(english));
  }

  /// Those of one file, for the scripts of the pages.
  static Map<String, String> file(String folder, String name) {
    return read(
        new PathMatchingResourcePatternResolver()
            .getResource("classpath:words/" + folder + "/" + name + ".yaml"));
  }

  private Map<String, String> all() {
    if (sentences.isEmpty()) sentences = read();
    return sentences;
  }

  private Map<String, String> read() {
    var read = new HashMap<String, String>();
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:words/" + folder + "/*.yaml");
      for (var file : files) read.putAll(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The words of " + folder + " cannot be read", e);
    }
    return Map.copyOf(read);
  }

  private static Map<String, String> read(Resource file) {
    try (var text = new InputStreamReader(file.getInputStream(), UTF_8)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (IOException e) {
      throw new UncheckedIOException("The words of " + file + " cannot be read", e);
    }
  }
}
