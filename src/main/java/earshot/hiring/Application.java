package earshot.hiring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One applicant's application for one job.
///
/// @param imported whether a file of the company made it: then the answers are its notes
public record Application(
    long id,
    Applicant applicant,
    long jobId,
    String job,
    long locationId,
    String location,
    Stage stage,
    Instant stageChangedAt,
    Instant appliedAt,
    @Nullable String resumeName,
    List<Answer> answers,
    boolean imported) {}
