package earshot.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A language people are spoken to in.
public enum Language {
  ENGLISH(Locale.US, "English"),
  SPANISH(Locale.of("es", "US"), "Español");

  private static final Map<String, Language> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Language::code, Function.identity()));

  private final Locale locale;
  private final String label;

  Language(Locale locale, String label) {
    this.locale = locale;
    this.label = label;
  }

  public Locale locale() {
    return locale;
  }

  /// What it calls itself.
  public String label() {
    return label;
  }

  /// Two letters (ISO 639), as the pages and the database name it.
  public String code() {
    return locale.getLanguage();
  }

  /// The language of that code, if it is one of these.
  public static Optional<Language> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /// The one of these that fits best what a browser accepts (RFC 9110 section 12.5.4).
  public static Language accepted(String header) {
    try {
      var ranges = Locale.LanguageRange.parse(header);
      var known = List.of(ENGLISH.code(), SPANISH.code());
      var best = Locale.lookupTag(ranges, known);
      return best == null ? ENGLISH : of(best).orElse(ENGLISH);
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
  }
}
