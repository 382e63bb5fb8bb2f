package earshot.hiring;

import java.time.Instant;

/// Another application of the same applicant, at any location of the company.
///
/// @param messaged whether there is a conversation to read
public record PreviousApplication(
    long id, String job, String location, Instant appliedAt, Stage stage, boolean messaged) {}
