package earshot.company;

/// The employer.
///
/// @param color `#rrggbb`, the color of its pages for applicants
public record Company(long id, String name, String color) {}
