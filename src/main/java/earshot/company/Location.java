package earshot.company;

import java.time.ZoneId;

/// A shop, restaurant or clinic of the company.
///
/// @param phoneRegion two letters, its country, and how phone numbers without a code are read there
/// @param closed whether nobody is hired there any more
public record Location(
    long id, String name, Address address, ZoneId zone, String phoneRegion, boolean closed) {}
