package earshot.bulk;

/// A bulk message as it was accepted.
///
/// @param body as typed, with its fields
/// @param total how many get it
record Accepted(long id, String body, BulkState state, int total) {}
