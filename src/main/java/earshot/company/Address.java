package earshot.company;

import earshot.web.OneLine;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a location stands; each part may be empty.
///
/// @param area state, province or county
public record Address(String street, String city, String area, String postalCode) {

  public static final Address NONE = new Address("", "", "", "");

  private static final int LONGEST = 100;

  /// @throws earshot.web.InvalidInput if a part is too long
  public Address {
    street = OneLine.of("street", street, LONGEST, "");
    city = OneLine.of("city", city, LONGEST, "");
    area = OneLine.of("area", area, LONGEST, "");
    postalCode = OneLine.of("postalCode", postalCode, LONGEST, "");
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /// "4 Pier, San Francisco, CA 94105"
  public String line() {
    return Stream.of(street, city, (area + " " + postalCode).strip())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
