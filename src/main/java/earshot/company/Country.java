package earshot.company;

import static earshot.language.Say.say;

import earshot.language.Say;
import earshot.web.InvalidInput;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A country, which also says how phone numbers without a country code are read.
///
/// @param code two letters (ISO 3166)
public record Country(String code, String name) {

  /// All of them, by name.
  public static final List<Country> ALL =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(Locale.US)))
          .sorted(Comparator.comparing(Country::name))
          .toList();

  /// Its name in the language of whoever asks.
  public String label() {
    return Locale.of("", code).getDisplayCountry(Say.language().locale());
  }

  /// All of them, by that name.
  public static List<Country> byLabel() {
    var order = Collator.getInstance(Say.language().locale());
    return ALL.stream().sorted(Comparator.comparing(Country::label, order)).toList();
  }

  /// The code that was chosen.
  ///
  /// @throws InvalidInput if there is no such country
  public static String parse(String chosen) {
    if (ALL.stream().noneMatch(it -> it.code().equals(chosen)))
      throw new InvalidInput("region", say("Choose a country from the list."));
    return chosen;
  }
}
