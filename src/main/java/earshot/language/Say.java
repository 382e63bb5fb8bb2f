package earshot.language;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleLocaleContext;

/// What the staff reads. A sentence is written in English where it is said, and given out in the
/// language of whoever asked; its Spanish stands in `words/es/`.
public final class Say {

  private static final Logger log = LoggerFactory.getLogger(Say.class);

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private Say() {}

  /// The sentence in the language of this request or mail, with its `{0}`, `{1}` and so on filled
  /// in. One that is not translated yet stays English.
  public static String say(String english, Object... values) {
    var text = language() == Language.SPANISH ? inSpanish(english) : english;
    return values.length == 0 ? text : filled(text, values);
  }

  /// What another system or an earlier version may have written: translated if it is one of our
  /// sentences, else as it is.
  public static String known(String text) {
    return language() == Language.SPANISH ? Translations.SPANISH.of(text).orElse(text) : text;
  }

  /// The language of this request or mail; English where nobody is asking.
  public static Language language() {
    var context = LocaleContextHolder.getLocaleContext();
    var locale = context == null ? null : context.getLocale();
    return locale == null
        ? Language.ENGLISH
        : Language.of(locale.getLanguage()).orElse(Language.ENGLISH);
  }

  /// What is said in that language, whoever asks: a mail is in the language of its reader.
  public static <T> T in(Language language, Supplier<T> saying) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocaleContext(new SimpleLocaleContext(language.locale()));
    try {
      return saying.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /// All at once: a value may itself look like a place for one.
  private static String filled(String text, Object... values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          var number = Integer.parseInt(place.group(1));
          var filled = number < values.length ? String.valueOf(values[number]) : place.group();
          return Matcher.quoteReplacement(filled);
        });
  }

  private static String inSpanish(String english) {
    var spanish = Translations.SPANISH.of(english);
    if (spanish.isEmpty()) log.warn("Not translated into Spanish: {}", english);
    return spanish.orElse(english);
  }
}
