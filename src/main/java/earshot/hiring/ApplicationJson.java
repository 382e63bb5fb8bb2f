package earshot.hiring;

import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An application as the API shows it.
///
/// @param conversationId the application's id, once its conversation has begun; null before
@Snake
record ApplicationJson(
    long id,
    @Nullable String externalId,
    ApplicantJson applicant,
    Named job,
    Named location,
    String stage,
    Instant stageChangedAt,
    Instant appliedAt,
    @Nullable Long conversationId,
    List<Answer> answers) {

  /// Something with a name.
  record Named(long id, String name) {}

  /// The person.
  @Snake
  record ApplicantJson(
      long id,
      @Nullable String externalId,
      String name,
      String firstName,
      String lastName,
      @Nullable String email,
      @Nullable String phone,
      boolean textsAllowed) {}

  static String slug(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
