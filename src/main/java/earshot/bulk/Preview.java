package earshot.bulk;

/// What one recipient would read.
///
/// @param applicant the recipient's whole name
/// @param body with the fields filled in
public record Preview(long applicationId, String applicant, String body) {}
