package earshot.notification;

import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.History;
import earshot.email.EmailSender;
import earshot.hiring.Applications;
import earshot.language.Say;
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

  RefusedAnswer(
      Subjects subjects,
      Users users,
      History history,
      Applications applications,
      EmailSender email,
      Letters letters) {
    this.subjects = subjects;
    this.users = users;
    this.history = history;
    this.applications = applications;
    this.email = email;
    this.letters = letters;
  }

  /// Sends it.
  ///
  /// @param asked when that mail came, in milliseconds: the name of the answer, however often it is
  ///   tried
  /// @param isKept whether that mail is kept where the user sees it
  void send(long conversation, long user, long asked, boolean isKept) {
    if (!email.isSetUp()) return;
    users.find(user).ifPresent(to -> send(conversation, to, asked, isKept));
  }

  /// With the reason as it stands now; without one where the door has opened since.
  private void send(long conversation, User to, long asked, boolean isKept) {
    var refusal = history.refusal(to, applications.find(conversation));
    var subject = subjects.find(conversation, 0);
    email.send(
        Say.in(to.language(), () -> letters.refusedAnswer(subject, to, refusal, asked, isKept)));
  }
}
