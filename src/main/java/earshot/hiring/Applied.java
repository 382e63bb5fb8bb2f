package earshot.hiring;

import org.jspecify.annotations.Nullable;

/// Somebody applied. Published inside the transaction that stores it.
///
/// @param userId who handed it over; null if it came by the careers site
public record Applied(long applicationId, @Nullable Long userId) {}
