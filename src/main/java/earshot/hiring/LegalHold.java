package earshot.hiring;

import java.time.Instant;

/// That an applicant is not to be erased, and why.
///
/// @param by the name of who set it
public record LegalHold(String reason, String by, Instant at) {}
