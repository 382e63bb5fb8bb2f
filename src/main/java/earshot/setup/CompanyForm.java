package earshot.setup;

import earshot.company.EmailAddress;
import earshot.company.PersonName;
import earshot.company.Zones;
import earshot.web.InvalidInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a new company begins with, as typed; all but the password, which is not shown again.
///
/// @param email the first administrator's
/// @param zone the first location's time zone
/// @param region the first location's country, two letters
public record CompanyForm(
    String company, String name, String email, String location, String zone, String region) {

  private static final int LONGEST = 100;
  private static final Locale LANGUAGE = Locale.US;

  private static final List<Region> REGIONS =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> new Region(code, Locale.of("", code).getDisplayCountry(LANGUAGE)))
          .sorted(Comparator.comparing(Region::name))
          .toList();

  /// A country.
  public record Region(String code, String name) {}

  static CompanyForm empty(String email) {
    return new CompanyForm("", "", email, "", "America/New_York", "US");
  }

  /// The same with an address that was confirmed, whatever was sent.
  CompanyForm with(String confirmed) {
    return new CompanyForm(company, name, confirmed, location, zone, region);
  }

  public List<String> zones() {
    return Zones.NAMES;
  }

  public List<Region> regions() {
    return REGIONS;
  }

  /// @throws InvalidInput if something cannot be taken
  Founding founding() {
    return new Founding(
        line("company", company, "Enter the company's name."),
        new PersonName(name),
        new EmailAddress(email),
        line("location", location, "Enter the location's name."),
        Zones.parse(zone),
        chosenRegion());
  }

  private static String line(String field, String typed, String missing) {
    var line = typed.replace("\0", "").strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) throw new InvalidInput(field, missing);
    if (line.length() > LONGEST)
      throw new InvalidInput(field, "That is too long: %d characters fit.".formatted(LONGEST));
    return line;
  }

  private String chosenRegion() {
    if (REGIONS.stream().noneMatch(it -> it.code().equals(region)))
      throw new InvalidInput("region", "Choose a country from the list.");
    return region;
  }
}
