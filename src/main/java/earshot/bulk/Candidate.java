package earshot.bulk;

import earshot.hiring.Stage;

/// An application that a bulk message may go to, as it stands now.
///
/// @param name the applicant's whole name
record Candidate(
    long applicationId,
    long applicantId,
    String firstName,
    String name,
    String job,
    long locationId,
    String location,
    Stage stage) {}
