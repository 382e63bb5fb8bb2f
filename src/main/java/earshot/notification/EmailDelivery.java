package earshot.notification;

import earshot.conversation.Delivery;
import earshot.email.EmailSender;
import earshot.email.MailFailed;
import earshot.email.ReadyMail;
import earshot.notification.Handed.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A delivery by mail.
@Component
class EmailDelivery implements Sender {

  private final EmailSender email;
  private final Letters letters;

  EmailDelivery(EmailSender email, Letters letters) {
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
    if (!email.isSetUp()) return () -> Handed.refused("Email is not set up");
    var to = Objects.requireNonNull(delivery.address());
    try {
      var mail =
          email.prepare(
              delivery.toApplicant()
                  ? letters.toApplicant(delivery, to, subject)
                  : letters.toUser(delivery, to, subject));
      return () -> hand(mail);
    } catch (MailFailed unusable) {
      return () -> failed(unusable);
    }
  }

  private static Handed hand(ReadyMail mail) {
    try {
      mail.send();
      return Handed.taken(null);
    } catch (MailFailed failed) {
      return failed(failed);
    }
  }

  private static Handed failed(MailFailed failed) {
    var why = Objects.requireNonNull(failed.getMessage());
    return switch (failed.kind()) {
      case REFUSED -> Handed.refused(why);
      case NOT_NOW -> Handed.not(Outcome.NOT_NOW, why, null);
      case NO_SERVER -> Handed.not(Outcome.NO_SERVER, why, null);
      case UNCERTAIN -> Handed.not(Outcome.UNCERTAIN, why, null);
    };
  }
}
