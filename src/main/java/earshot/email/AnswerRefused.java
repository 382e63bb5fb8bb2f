package earshot.email;

/// A user answered by mail and may not write there now. The mail is kept.
public record AnswerRefused(long companyId, long conversationId, long userId) {}
