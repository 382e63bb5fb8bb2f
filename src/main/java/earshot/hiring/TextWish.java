package earshot.hiring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wish of a phone's owner for no more texts, or for texts again.
///
/// @param out whether it ended texts
/// @param words what was written, or what the provider said of it
/// @param written whether it was written to us
/// @param number our number that it was written to; null where that is not known
public record TextWish(
    boolean out, String words, boolean written, @Nullable String number, Instant saidAt) {}
