package earshot.company;

import earshot.web.InvalidInput;
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

  /// The code that was chosen.
  ///
  /// @throws InvalidInput if there is no such country
  public static String parse(String chosen) {
    if (ALL.stream().noneMatch(it -> it.code().equals(chosen)))
      throw new InvalidInput("region", "Choose a country from the list.");
    return chosen;
  }
}
