package earshot.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that was found, or, with the seq 0, a conversation by its applicant's name; then the
/// text is what was said last.
///
/// @param at its place in the order
/// @param time when the text was written
/// @param userId who of the staff wrote the text; null for the applicant
public record Found(
    long conversationId,
    int seq,
    Instant at,
    long applicantId,
    String name,
    String job,
    String location,
    Instant time,
    String text,
    @Nullable Long userId,
    @Nullable String userName) {}
