package earshot.feed;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened.
///
/// @param position in the company's feed, from 1
/// @param locationId whose keys hear of it; null for keys that are limited to no location
/// @param subjectId the conversation or application, or the bulk message; null for none
/// @param seq the message's; null for none
public record FeedEvent(
    long position,
    EventType type,
    @Nullable Long locationId,
    @Nullable Long subjectId,
    @Nullable Integer seq,
    Map<String, Object> data,
    Instant happenedAt) {}
