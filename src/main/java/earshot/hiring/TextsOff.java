package earshot.hiring;

import java.time.Instant;

/// A phone that is to get no texts any more.
///
/// @param why in words for managers: wrote "STOP"
public record TextsOff(Instant since, String why) {}
