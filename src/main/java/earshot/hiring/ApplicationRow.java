package earshot.hiring;

import java.time.Instant;

/// One row of the applications list.
public record ApplicationRow(
    long id,
    long applicantId,
    String name,
    String sortName,
    String job,
    String location,
    Stage stage,
    Instant appliedAt,
    boolean messaged) {}
