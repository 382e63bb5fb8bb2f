package earshot.language;

import gg.jte.Content;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What the scripts of a page say, as JSON that stands in the page: `spoken` in `words.js` reads
/// it.
public final class ScriptWords {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ScriptWords() {}

  /// Nothing in English, which the scripts know.
  public static boolean needed() {
    return Say.language() != Language.ENGLISH;
  }

  /// The translations, fit to stand within `<script type="application/json">`.
  public static Content json() {
    return output -> output.writeContent(Spanish.JSON_TEXT);
  }

  /// Read once, when somebody first reads Spanish.
  private static final class Spanish {
    static final String JSON_TEXT = text(Translations.file("es", "scripts"));

    private static String text(Map<String, String> words) {
      return JSON.writeValueAsString(words).replace("<", "\\u003c");
    }
  }
}
