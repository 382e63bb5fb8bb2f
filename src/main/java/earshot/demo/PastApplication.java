package earshot.demo;

import earshot.hiring.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An application as it came in at a demo company.
///
/// @param stage where it stands since `stageAt`; `NEW` where a script tells
/// @param script the conversation about it; null if there was none
record PastApplication(
    Person person,
    Opening opening,
    Instant appliedAt,
    Stage stage,
    Instant stageAt,
    @Nullable Script script) {}
