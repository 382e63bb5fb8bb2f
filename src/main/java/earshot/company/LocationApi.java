package earshot.company;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.NotFound;
import earshot.web.RestApi;
import earshot.web.Snake;
import earshot.web.Typed;
import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/// The locations a key may see, for other systems.
@RestApi
@RequestMapping("/api/v1/locations")
class LocationApi {

  private final Locations locations;

  LocationApi(Locations locations) {
    this.locations = locations;
  }

  /// @param timeZone as the IANA database names it
  /// @param phoneRegion two letters (ISO 3166)
  @Snake
  record LocationJson(
      long id,
      String name,
      String street,
      String city,
      String area,
      String postalCode,
      String timeZone,
      String phoneRegion,
      boolean open) {}

  /// A location as another system has it. What is left out of one that is known stays as it is.
  @Snake
  record Incoming(
      @Nullable String name,
      @Nullable String street,
      @Nullable String city,
      @Nullable String area,
      @Nullable String postalCode,
      @Nullable String timeZone,
      @Nullable String phoneRegion,
      @Nullable Boolean open) {

    /// @param before what is known already; null for a new one
    LocationText text(@Nullable Location before) {
      var known = before == null ? Address.NONE : before.address();
      return new LocationText(
          text(name, before == null ? "" : before.name()),
          new Address(
              text(street, known.street()),
              text(city, known.city()),
              text(area, known.area()),
              text(postalCode, known.postalCode())),
          timeZone == null && before != null ? before.zone() : zone(Typed.text(timeZone)),
          phoneRegion == null && before != null
              ? before.phoneRegion()
              : region(Typed.text(phoneRegion)));
    }

    private static String text(@Nullable String now, String before) {
      return now == null ? before : now;
    }

    private static ZoneId zone(String name) {
      if (!Zones.NAMES.contains(name))
        throw new InvalidInput("time_zone", say("time_zone must be written as America/New_York."));
      return ZoneId.of(name);
    }

    private static String region(String code) {
      if (Country.ALL.stream().noneMatch(it -> it.code().equals(code)))
        throw new InvalidInput("phone_region", say("phone_region must be two letters, as US."));
      return code;
    }
  }

  @GetMapping
  Items<LocationJson> list(@AuthenticationPrincipal User user) {
    return Items.all(locations.reviewedBy(user).stream().map(LocationApi::json).toList());
  }

  @GetMapping("/{id}")
  LocationJson one(@AuthenticationPrincipal User user, @PathVariable long id) {
    if (!user.mayReview(id)) throw new NotFound("location");
    return json(locations.find(id));
  }

  @PostMapping
  @Transactional
  ResponseEntity<LocationJson> add(
      @AuthenticationPrincipal User user, @RequestBody Incoming incoming) {
    AdministratorsOnly.check(user, "location");
    var id = locations.add(incoming.text(null));
    if (Boolean.FALSE.equals(incoming.open())) locations.close(id);
    return ResponseEntity.created(URI.create("/api/v1/locations/" + id))
        .body(json(locations.find(id)));
  }

  @PatchMapping("/{id}")
  @Transactional
  LocationJson change(
      @AuthenticationPrincipal User user, @PathVariable long id, @RequestBody Incoming incoming) {
    AdministratorsOnly.check(user, "location");
    var before = locations.find(id);
    var text = incoming.text(before);
    if (!text.equals(new Incoming(null, null, null, null, null, null, null, null).text(before)))
      locations.change(id, text);
    var open = incoming.open();
    if (open != null && open == before.closed()) {
      if (open) locations.open(id);
      else locations.close(id);
    }
    return json(locations.find(id));
  }

  private static LocationJson json(Location it) {
    var address = it.address();
    return new LocationJson(
        it.id(),
        it.name(),
        address.street(),
        address.city(),
        address.area(),
        address.postalCode(),
        it.zone().getId(),
        it.phoneRegion(),
        !it.closed());
  }
}
