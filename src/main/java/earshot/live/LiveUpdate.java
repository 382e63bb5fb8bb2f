package earshot.live;

/// What changed, in names alone.
///
/// @param kind message, delivery, stage, read or marks
/// @param conversation its id for staff, its public id for applicants; empty where it is several
/// @param seq the message concerned, or 0
public record LiveUpdate(String kind, String conversation, int seq) {}
