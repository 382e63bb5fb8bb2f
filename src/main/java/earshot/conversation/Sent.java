package earshot.conversation;

import org.jspecify.annotations.Nullable;

/// What became of a message. It is durable by the time this is returned.
///
/// @param seq its place in the conversation
/// @param duplicate whether the same submission had been stored before
/// @param refusal why it was kept but not delivered; null if it was
public record Sent(long conversationId, int seq, boolean duplicate, @Nullable Refusal refusal) {}
