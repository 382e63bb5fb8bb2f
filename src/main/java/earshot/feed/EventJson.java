package earshot.feed;

import earshot.web.Snake;
import java.time.Instant;
import java.util.Map;

/// An event as other systems see it.
///
/// @param id its position
/// @param data the ids of what it is about, what changed, and the message or application as it is
///   when the event is read
@Snake
public record EventJson(String id, String type, Instant happenedAt, Map<String, Object> data) {}
