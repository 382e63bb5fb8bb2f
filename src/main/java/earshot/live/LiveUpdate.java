package earshot.live;

/// What changed, in names alone.
///
/// @param kind message, delivery, stage or read
/// @param conversation its id for staff, its public id for applicants
/// @param seq the message concerned, or 0
public record LiveUpdate(String kind, String conversation, int seq) {}
