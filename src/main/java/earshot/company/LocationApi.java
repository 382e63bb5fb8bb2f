package earshot.company;

import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Snake;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;

/// The locations a key may see, for other systems.
@RestApi
class LocationApi {

  private final Locations locations;

  LocationApi(Locations locations) {
    this.locations = locations;
  }

  /// @param timeZone as the IANA database names it
  /// @param phoneRegion two letters (ISO 3166)
  @Snake
  record LocationJson(long id, String name, String timeZone, String phoneRegion, boolean open) {}

  @GetMapping("/api/v1/locations")
  Items<LocationJson> list(@AuthenticationPrincipal User user) {
    return Items.all(
        locations.reviewedBy(user).stream()
            .map(it ->
                new LocationJson(
                    it.id(), it.name(), it.zone().getId(), it.phoneRegion(), !it.closed()))
            .toList());
  }
}
