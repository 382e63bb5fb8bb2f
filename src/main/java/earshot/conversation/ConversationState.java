package earshot.conversation;

/// Where a conversation stands for one user.
///
/// @param readSeq up to where the user has read; everything, where the user does not take part
/// @param waitingMails how many mails to it are in quarantine
record ConversationState(String publicId, int lastSeq, int readSeq, int waitingMails) {}
