package earshot.notification;

import earshot.company.Users;
import earshot.conversation.Delivery;
import earshot.hiring.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a delivery is still wanted when its turn comes: much can have happened while it waited.
@Component
class Wanted {

  static final String ADDRESS_CHANGED = "The address changed first";

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
        : whyNotToUser(delivery, subject).apply(delivery);
  }

  /// The same of all that wait for the same, asking once for what is true of all of them.
  ///
  /// @param subjects by seq
  Function<Delivery, @Nullable String> whyNot(
      List<Delivery> waiting, Map<Integer, Subject> subjects) {
    var first = waiting.getFirst();
    if (first.toApplicant()) return it -> whyNotToApplicant(it, subject(it, subjects));
    return whyNotToUser(first, subject(first, subjects));
  }

  private static Subject subject(Delivery delivery, Map<Integer, Subject> subjects) {
    return Objects.requireNonNull(subjects.get(delivery.seq()));
  }

  private @Nullable String whyNotToApplicant(Delivery delivery, Subject subject) {
    var farewell = subject.farewell();
    if (farewell != null && farewell.takenBack()) return "The decline was undone first";
    if (farewell == null && subject.stage() == Stage.DECLINED)
      return "The application was declined first";
    if (subject.stage() == Stage.WITHDRAWN) return "The applicant withdrew first";
    if (subject.onScreen()) return "Read in the app";
    var reach = subject.reach();
    return switch (delivery.channel()) {
      case EMAIL -> reach.noEmail() == null ? hasLeft(delivery, reach.email()) : reach.noEmail();
      case SMS -> reach.noText() == null ? hasLeft(delivery, reach.phone()) : reach.noText();
      case IN_APP -> null;
    };
  }

  /// What is asked about the address of now says nothing about another, which may be a stranger's.
  private static @Nullable String hasLeft(Delivery delivery, @Nullable String now) {
    return Objects.equals(delivery.address(), now) ? null : ADDRESS_CHANGED;
  }

  private Function<Delivery, @Nullable String> whyNotToUser(Delivery first, Subject subject) {
    var user = users.find(first.userId());
    if (user.isEmpty() || !user.get().mayReview(subject.locationId()))
      return _ -> "No longer reviews this location";
    var read = subjects.readSeq(first.conversationId(), first.userId());
    var email = user.get().email();
    var stopped = subjects.hasStopped(email) ? Reach.STOPPED : null;
    return it ->
        read >= it.seq() ? "Read in the app" : stopped == null ? hasLeft(it, email) : stopped;
  }
}
