package earshot.chaos;

import java.time.Duration;
import java.util.function.Supplier;

/// Somebody who does one thing after another.
///
/// @param deeds what to do next
/// @param pause between two deeds
record Player(Caller caller, Supplier<Deed> deeds, Duration pause) {}
