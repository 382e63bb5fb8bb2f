package earshot.hiring;

/// An opening at one location.
///
/// @param open whether one can apply for it
public record Job(long id, String title, long locationId, String location, boolean open) {}
