package earshot.conversation;

import org.jspecify.annotations.Nullable;

/// A message was stored. Published inside its transaction, so that whoever adds deliveries and jobs
/// does so in the same one.
///
/// @param refusal why it is not delivered; null if it is
/// @param imported whether it is an old message of an imported conversation, of which nobody is
///   notified
public record MessageStored(
    long companyId,
    long conversationId,
    int seq,
    Author author,
    @Nullable Refusal refusal,
    boolean imported) {}
