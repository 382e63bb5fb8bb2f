package earshot.hiring;

import java.time.Instant;

/// That an application is declined, as the company's managers see it.
///
/// @param userId who declined it
/// @param by the name of who declined it
/// @param messaged whether a message to the applicant went before
public record Decline(long userId, String by, Instant at, Why why, boolean messaged) {}
