package earshot.importing;

/// An application that stayed when its import was undone.
public record Kept(long application, String name, String job, String reason) {}
