package earshot.conversation;

/// A delivery about to be added, with its message.
record AddedDelivery(long conversationId, int seq, NewDelivery delivery) {}
