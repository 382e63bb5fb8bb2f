package earshot.importing;

/// An application that stayed when its import was undone.
///
/// @param name of the applicant; nothing for who may not read it
public record Kept(long application, String name, String job, String reason) {}
