package earshot.hiring;

import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application as another system hands it over. What is left out of one that is known stays as
/// it is.
///
/// @param externalId what the other system calls it
@Snake
record IncomingApplication(
    @Nullable String externalId,
    @Nullable Long jobId,
    @Nullable IncomingApplicant applicant,
    @Nullable String stage,
    @Nullable Instant appliedAt,
    @Nullable List<Answer> answers) {

  /// The person, likewise.
  ///
  /// @param textsAllowed whether the person agreed to get text messages
  @Snake
  record IncomingApplicant(
      @Nullable String externalId,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Boolean textsAllowed) {}
}
