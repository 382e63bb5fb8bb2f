package earshot.conversation;

import java.time.Instant;

/// Until when a delivery waits, and why.
///
/// @param id of the delivery
/// @param reason in words for managers, in English
public record Hold(long id, String reason, Instant until) {}
