package earshot.conversation;

/// Where a conversation stands for one user.
///
/// @param readSeq up to where the user has read; everything, where the user never opened it and
///   does not take part
/// @param isNew whether an answer waits unread, or the user marked it so
record ConversationState(String publicId, int lastSeq, int readSeq, boolean isNew) {}
