package earshot.web;

import static earshot.language.Say.say;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of an enum as the API writes them: `IN_APP` is `in_app`.
public final class Slugs {

  private Slugs() {}

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The value written so; null where nothing was written.
  ///
  /// @throws InvalidInput for anything else, naming what there is
  public static <E extends Enum<E>> @Nullable E parse(
      String field, @Nullable String text, Class<E> type) {
    if (text == null) return null;
    for (var value : type.getEnumConstants()) if (of(value).equals(text)) return value;
    var known = Arrays.stream(type.getEnumConstants()).map(Slugs::of);
    throw new InvalidInput(
        field, say("{0} must be one of {1}.", field, known.collect(Collectors.joining(", "))));
  }
}
