package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Stage;
import org.jspecify.annotations.Nullable;

/// Why somebody may not write in a conversation, in words for each side.
public enum Refusal {
  DECLINED(
      "You declined this application. Undo the decline to write again.",
      "This application is closed, so your message could not be delivered. Thank you for your interest."),
  WITHDRAWN(
      "The applicant withdrew this application.",
      "You withdrew this application, so your message could not be delivered."),
  NO_GRANT(
      "You can read this conversation. Only managers of its location can write in it.",
      "You cannot write here."),
  NOT_STARTED(
      "Nobody has written to this applicant yet.",
      "You can answer as soon as the hiring team has written to you.");

  private final String toStaff;
  private final String toApplicant;

  Refusal(String toStaff, String toApplicant) {
    this.toStaff = toStaff;
    this.toApplicant = toApplicant;
  }

  /// Why the user may not write to the applicant now; null if the user may.
  ///
  /// @param locationId the application's
  public static @Nullable Refusal of(User user, long locationId, Stage stage) {
    return user.mayReview(locationId) ? closed(stage) : NO_GRANT;
  }

  static @Nullable Refusal closed(Stage stage) {
    return switch (stage) {
      case DECLINED -> DECLINED;
      case WITHDRAWN -> WITHDRAWN;
      case NEW, REVIEWED, FAVORITED, INTERVIEW, HIRED -> null;
    };
  }

  public String toStaff() {
    return toStaff;
  }

  public String toApplicant() {
    return toApplicant;
  }
}
