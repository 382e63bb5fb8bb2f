package earshot.notification;

import java.time.Instant;

/// A clock that was ahead is right again: what was put off by it is to be looked at once more.
///
/// @param now by the right clock
public record ClockWasPutBack(Instant now) {}
