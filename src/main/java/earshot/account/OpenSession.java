package earshot.account;

import java.time.Instant;

/// A session of a user, as its owner sees it.
///
/// @param id names it without letting anybody in
/// @param device in words
/// @param usedAt to within an hour
/// @param current whether it is the one that asks
public record OpenSession(
    String id, String device, Instant startedAt, Instant usedAt, boolean current) {}
