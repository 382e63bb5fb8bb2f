package earshot.messagecenter;

import earshot.hiring.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One conversation in a list.
///
/// @param preview the beginning of the last message
/// @param previewUserId who of the staff wrote it; null for the applicant
/// @param lastInboundSeq the applicant's last message: what is seen with the row
/// @param isNew whether an answer waits unread, or the user marked it so
public record InboxRow(
    long conversationId,
    long applicantId,
    String name,
    String job,
    String location,
    Stage stage,
    String preview,
    @Nullable Long previewUserId,
    @Nullable String previewUserName,
    Instant lastAt,
    int lastInboundSeq,
    boolean isNew) {}
