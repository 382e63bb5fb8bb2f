package earshot.conversation;

/// What a user can mark conversations as, for oneself alone.
public enum Mark {
  READ,
  UNREAD,
  ARCHIVED,
  IN_INBOX
}
