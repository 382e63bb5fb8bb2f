package earshot.notification;

import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.History;
import earshot.email.EmailSender;
import earshot.hiring.Applications;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The one automatic answer to a user whose mail was not taken, with the reason.
@Component
class RefusedAnswer {

  private final Subjects subjects;
  private final Users users;
  private final History history;
  private final Applications applications;
  private final EmailSender email;
  private final Letters letters;
  private final Clock clock;

  RefusedAnswer(
      Subjects subjects,
      Users users,
      History history,
      Applications applications,
      EmailSender email,
      Letters letters,
      Clock clock) {
    this.subjects = subjects;
    this.users = users;
    this.history = history;
    this.applications = applications;
    this.email = email;
    this.letters = letters;
    this.clock = clock;
  }

  /// Sends it.
  void send(long conversation, long user) {
    if (!email.isSetUp()) return;
    users.find(user).ifPresent(to -> send(conversation, to));
  }

  /// With the reason as it stands now; without one where the door has opened since.
  private void send(long conversation, User to) {
    var refusal = history.refusal(to, applications.find(conversation));
    var subject = subjects.find(conversation, 0);
    email.send(letters.refusedAnswer(subject, to, refusal, clock.millis()));
  }
}
