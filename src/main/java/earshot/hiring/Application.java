package earshot.hiring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One applicant's application for one job.
///
/// @param messaged whether a message to the applicant was ever sent
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
    boolean messaged,
    @Nullable String resumeName,
    List<Answer> answers,
    boolean imported) {}
