package earshot.search;

import java.time.Instant;

/// Where something was found.
///
/// @param seq the message, or 0 for the applicant's name
record Hit(long conversationId, int seq, Instant at) {}
