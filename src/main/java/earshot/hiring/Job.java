package earshot.hiring;

/// An opening at one location.
public record Job(long id, String title, long locationId, String location) {}
