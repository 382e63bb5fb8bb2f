package earshot.hiring;

import org.jspecify.annotations.Nullable;

/// An application went to another stage. Published inside the transaction that changes it.
///
/// @param userId who moved it; null if that was the applicant
public record StageChanged(long applicationId, Stage from, Stage to, @Nullable Long userId) {}
