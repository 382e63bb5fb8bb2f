package earshot.smpp;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A message center's name for a text. Many give it in hexadecimal digits when they take the text
/// and in decimal ones in the receipt, or the other way round, and fill either up with zeros.
final class TextName {

  private TextName() {}

  /// The name to store.
  static String of(String given) {
    return given.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }

  /// The names the text of a receipt may be stored by, the likeliest first.
  ///
  /// @param given the name in the receipt, in whichever fields it is
  static List<String> candidates(String... given) {
    var names = Arrays.stream(given).filter(name -> !name.isBlank()).map(TextName::of).toList();
    return Stream.concat(names.stream(), names.stream().flatMap(TextName::otherwise))
        .distinct()
        .toList();
  }

  private static Stream<String> otherwise(String name) {
    var decimal = name.matches("[0-9]{1,20}");
    var hexadecimal = name.matches("[0-9a-f]{1,16}");
    return Stream.concat(
        decimal ? Stream.of(new BigInteger(name).toString(16)) : Stream.empty(),
        hexadecimal ? Stream.of(new BigInteger(name, 16).toString()) : Stream.empty());
  }
}
