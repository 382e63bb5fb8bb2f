package earshot.conversation;

import org.jspecify.annotations.Nullable;

/// A delivery about to be added to a message.
///
/// @param address null where the channel cannot be used
/// @param skipped why the channel cannot be used; null if it can
public record NewDelivery(
    Channel channel, String recipient, @Nullable String address, @Nullable String skipped) {}
