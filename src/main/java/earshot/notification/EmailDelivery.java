package earshot.notification;

import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.Delivery;
import earshot.email.EmailSender;
import earshot.email.MailBusy;
import earshot.email.MailFailed;
import earshot.email.OutgoingMail;
import earshot.email.ReadyMail;
import earshot.language.Language;
import earshot.language.Say;
import earshot.notification.Handed.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A delivery by mail.
@Component
class EmailDelivery implements Sender {

  private final EmailSender email;
  private final Letters letters;
  private final Users users;

  EmailDelivery(EmailSender email, Letters letters, Users users) {
    this.users = users;
    this.email = email;
    this.letters = letters;
  }

  @Override
  public @Nullable String peer() {
    return email.peer();
  }

  @Override
  public int room() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Handover prepare(Delivery delivery, Subject subject) {
    if (!email.isSetUp()) return () -> Handed.here(Outcome.REFUSED, "Email is not set up", null);
    var to = Objects.requireNonNull(delivery.address());
    try {
      var mail =
          email.prepare(
              delivery.toApplicant()
                  ? letters.toApplicant(delivery, to, subject)
                  : toUser(delivery, to, subject));
      return () -> hand(mail);
    } catch (MailFailed unusable) {
      return () -> Handed.here(Outcome.REFUSED, words(unusable), null);
    }
  }

  private OutgoingMail toUser(Delivery delivery, String to, Subject subject) {
    var language = users.find(delivery.userId()).map(User::language).orElse(Language.ENGLISH);
    return Say.in(language, () -> letters.toUser(delivery, to, subject));
  }

  private static Handed hand(ReadyMail mail) {
    try {
      mail.send();
      return Handed.taken(null);
    } catch (MailBusy busy) {
      return Handed.here(Outcome.NO_TURN, words(busy), busy.retryAfter());
    } catch (MailFailed failed) {
      return failed(failed);
    }
  }

  private static Handed failed(MailFailed failed) {
    var why = words(failed);
    return switch (failed.kind()) {
      case REFUSED -> Handed.refused(why);
      case NOT_NOW -> Handed.not(Outcome.NOT_NOW, why, null);
      case NO_SERVER -> Handed.not(Outcome.NO_SERVER, why, null);
      case UNCERTAIN -> Handed.not(Outcome.UNCERTAIN, why, null);
    };
  }

  private static String words(MailFailed failed) {
    return Objects.requireNonNull(failed.getMessage());
  }
}
