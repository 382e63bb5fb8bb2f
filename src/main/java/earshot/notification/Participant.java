package earshot.notification;

/// A user who takes part in a conversation.
record Participant(long userId, String email) {}
