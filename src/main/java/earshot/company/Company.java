package earshot.company;

/// The employer.
///
/// @param color the color of its pages for applicants, one of those css/applicant.css names
public record Company(long id, String name, String color) {}
