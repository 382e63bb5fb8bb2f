package earshot.location;

import earshot.company.Address;
import earshot.company.Country;
import earshot.company.Location;
import earshot.company.LocationText;
import earshot.company.Zones;
import earshot.web.InvalidInput;
import earshot.web.Typed;
import java.util.List;

/// A location as typed.
///
/// @param area state, province or county
/// @param zone its time zone
/// @param region its country, two letters
public record LocationForm(
    String name,
    String street,
    String city,
    String area,
    String postalCode,
    String zone,
    String region) {

  public LocationForm {
    name = Typed.text(name);
    street = Typed.text(street);
    city = Typed.text(city);
    area = Typed.text(area);
    postalCode = Typed.text(postalCode);
    zone = Typed.text(zone);
    region = Typed.text(region);
  }

  static LocationForm empty() {
    return new LocationForm("", "", "", "", "", "America/New_York", "US");
  }

  static LocationForm of(Location location) {
    var address = location.address();
    return new LocationForm(
        location.name(),
        address.street(),
        address.city(),
        address.area(),
        address.postalCode(),
        location.zone().getId(),
        location.phoneRegion());
  }

  public List<String> zones() {
    return Zones.NAMES;
  }

  public List<Country> countries() {
    return Country.byLabel();
  }

  /// @throws InvalidInput if something cannot be taken
  LocationText text() {
    return new LocationText(
        name,
        new Address(street, city, area, postalCode),
        Zones.parse(zone),
        Country.parse(region));
  }
}
