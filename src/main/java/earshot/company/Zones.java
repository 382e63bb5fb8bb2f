package earshot.company;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/// The time zones people choose from, named by region and city.
public final class Zones {

  /// In the order of the alphabet.
  public static final List<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
          .sorted()
          .toList();

  private Zones() {}

  /// The zone that was chosen.
  ///
  /// @throws InvalidInput if there is none of that name
  public static ZoneId parse(String chosen) {
    try {
      return ZoneId.of(chosen);
    } catch (DateTimeException unknown) {
      throw new InvalidInput("zone", say("Choose a time zone from the list."));
    }
  }
}
