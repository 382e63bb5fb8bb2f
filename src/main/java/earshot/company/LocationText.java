package earshot.company;

import static earshot.language.Say.say;

import earshot.web.OneLine;
import java.time.ZoneId;

/// What is said of a location.
///
/// @param phoneRegion two letters, its country, and how phone numbers without a code are read there
public record LocationText(String name, Address address, ZoneId zone, String phoneRegion) {

  private static final int LONGEST = 100;

  /// @throws earshot.web.InvalidInput if the name is missing or too long
  public LocationText {
    name = OneLine.of("name", name, LONGEST, say("Enter the location's name."));
  }
}
