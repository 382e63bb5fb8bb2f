package earshot.language;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The words of one language.
public record Words(Language language) {

  public static final Words ENGLISH = new Words(Language.ENGLISH);

  private static final Map<Language, Map<String, String>> ALL =
      Map.of(
          Language.ENGLISH, read(Language.ENGLISH),
          Language.SPANISH, read(Language.SPANISH));

  /// The sentence of that name, with its `{0}`, `{1}` and so on filled in.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public String text(String key, Object... values) {
    var text = ALL.getOrDefault(language, Map.of()).get(key);
    if (text == null) throw new IllegalArgumentException("No words for " + key);
    for (var i = 0; i < values.length; i++)
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    return text;
  }

  /// One of two sentences: `key.one` for one of something, else `key.many`; `{0}` is the number.
  public String count(String key, int number) {
    return text(key + (number == 1 ? ".one" : ".many"), number);
  }

  private static Map<String, String> read(Language language) {
    var bundle =
        ResourceBundle.getBundle(
            "messages",
            language == Language.ENGLISH ? java.util.Locale.ROOT : language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
  }
}
