package earshot.company;

import java.time.ZoneId;

/// A shop, restaurant or clinic of the company.
///
/// @param phoneRegion two letters, how phone numbers without a country code are read there
public record Location(long id, String name, ZoneId zone, String phoneRegion) {}
