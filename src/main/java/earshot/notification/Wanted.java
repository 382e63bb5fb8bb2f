package earshot.notification;

import earshot.company.Users;
import earshot.conversation.Delivery;
import earshot.hiring.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a delivery is still wanted when its turn comes: much can have happened while it waited.
@Component
class Wanted {

  private final Users users;
  private final Subjects subjects;

  Wanted(Users users, Subjects subjects) {
    this.users = users;
    this.subjects = subjects;
  }

  /// Why it is not, in words for managers; null if it is.
  ///
  /// @param subject of its own message
  @Nullable String whyNot(Delivery delivery, Subject subject) {
    return delivery.toApplicant()
        ? whyNotToApplicant(delivery, subject)
        : whyNotToUser(delivery, subject);
  }

  private @Nullable String whyNotToApplicant(Delivery delivery, Subject subject) {
    var farewell = subject.farewell();
    if (farewell != null && farewell.takenBack()) return "The decline was undone first";
    if (farewell == null && subject.stage() == Stage.DECLINED)
      return "The application was declined first";
    if (subject.stage() == Stage.WITHDRAWN) return "The applicant withdrew first";
    if (subject.onScreen()) return "Read in the app";
    return switch (delivery.channel()) {
      case EMAIL -> subject.reach().noEmail();
      case SMS -> subject.reach().noText();
      case IN_APP -> null;
    };
  }

  private @Nullable String whyNotToUser(Delivery delivery, Subject subject) {
    var user = users.find(delivery.userId());
    if (user.isEmpty() || !user.get().mayReview(subject.locationId()))
      return "No longer reviews this location";
    var read = subjects.readSeq(delivery.conversationId(), delivery.userId());
    if (read >= delivery.seq()) return "Read in the app";
    return subjects.hasStopped(user.get().email()) ? Reach.STOPPED : null;
  }
}
