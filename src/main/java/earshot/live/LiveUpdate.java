package earshot.live;

/// What changed, in names alone.
///
/// @param kind message, delivery, stage or read; bulk for the progress of a bulk message; catchup
///   where so much changed that each page had better look what it lacks
/// @param conversation its id for staff, its public id for applicants; a bulk message's id
/// @param seq the message concerned, or 0
public record LiveUpdate(String kind, String conversation, int seq) {}
