package earshot.setup;

import earshot.company.EmailAddress;
import earshot.company.PersonName;
import java.time.ZoneId;

/// What a new company begins with: its first administrator and its first location.
record Founding(
    String company,
    PersonName name,
    EmailAddress email,
    String location,
    ZoneId zone,
    String phoneRegion) {}
