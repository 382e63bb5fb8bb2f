package earshot.conversation;

import java.util.List;

/// Messages of a user to many applicants were stored. Published inside their transaction, as
/// [MessageStored] is.
public record MessagesStored(long companyId, long userId, List<Sent> messages) {}
