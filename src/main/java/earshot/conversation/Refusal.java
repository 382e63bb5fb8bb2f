package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Stage;
import earshot.language.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why somebody may not write in a conversation, in words for each side.
public enum Refusal {
  DECLINED("This application is declined. Undo the decline to write again."),
  WITHDRAWN("The applicant withdrew this application."),
  NO_GRANT("You can read this conversation. Only managers of its location can write in it."),
  ERASED("This applicant was erased, so nobody can be written to here any more."),
  NOT_STARTED("Nobody has written to this applicant yet.");

  private final String toStaff;

  Refusal(String toStaff) {
    this.toStaff = toStaff;
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
    return toApplicant(Words.ENGLISH);
  }

  /// The same in the language of the applicant.
  public String toApplicant(Words words) {
    return words.text("refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
