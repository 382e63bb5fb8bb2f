package earshot.hiring;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An application as the API shows it.
///
/// @param conversationId the application's id, once its conversation has begun; null before
/// @param conversation where it stands, for who asks for it
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
    List<Answer> answers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object conversation) {

  ApplicationJson with(Object itsConversation) {
    return new ApplicationJson(
        id,
        externalId,
        applicant,
        job,
        location,
        stage,
        stageChangedAt,
        appliedAt,
        conversationId,
        answers,
        itsConversation);
  }

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
