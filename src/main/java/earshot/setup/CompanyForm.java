package earshot.setup;

import static earshot.language.Say.say;

import earshot.company.Country;
import earshot.company.EmailAddress;
import earshot.company.PersonName;
import earshot.company.Zones;
import earshot.web.InvalidInput;
import earshot.web.OneLine;
import java.util.List;

/// What a new company begins with, as typed; all but the password, which is not shown again.
///
/// @param email the first administrator's
/// @param zone the first location's time zone
/// @param region the first location's country, two letters
public record CompanyForm(
    String company, String name, String email, String location, String zone, String region) {

  private static final int LONGEST = 100;

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

  public List<Country> regions() {
    return Country.byLabel();
  }

  /// @throws InvalidInput if something cannot be taken
  Founding founding() {
    return new Founding(
        OneLine.of("company", company, LONGEST, say("Enter the company's name.")),
        new PersonName(name),
        new EmailAddress(email),
        OneLine.of("location", location, LONGEST, say("Enter the location's name.")),
        Zones.parse(zone),
        Country.parse(region));
  }
}
