package earshot.email;

/// A user answered by mail and may not write there now.
///
/// @param isKept whether the mail is kept where that user sees it
public record AnswerRefused(long companyId, long conversationId, long userId, boolean isKept) {}
