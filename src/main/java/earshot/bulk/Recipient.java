package earshot.bulk;

import org.jspecify.annotations.Nullable;

/// One recipient of a bulk message, and what became of it.
///
/// @param name the applicant's; null where the user may not (or no longer) read of the application
/// @param job null, as is the location, where the application is gone
/// @param reason why it was skipped, in words for managers; null if it was not
public record Recipient(
    long applicationId,
    @Nullable String name,
    @Nullable String job,
    @Nullable String location,
    @Nullable String reason) {

  Recipient unnamed() {
    return new Recipient(applicationId, null, job, location, reason);
  }
}
