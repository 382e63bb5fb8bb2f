package earshot.bulk;

import java.time.Instant;

/// A bulk message held fast: nobody else works on it or stops it meanwhile.
///
/// @param userId who sends it
record Work(long id, long userId, String body, BulkState state, Instant beginsAt) {}
