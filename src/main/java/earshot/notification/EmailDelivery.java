package earshot.notification;

import earshot.company.User;
import earshot.company.Users;
import earshot.email.EmailSender;
import earshot.email.MailBusy;
import earshot.email.MailFailed;
import earshot.email.OutgoingMail;
import earshot.email.ReadyMail;
import earshot.language.Language;
import earshot.language.Say;
import earshot.notification.Handed.Outcome;
import java.util.Collections;
import java.util.List;
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
  public List<Handover> prepare(List<Parcel> parcels) {
    if (!email.isSetUp()) return Collections.nCopies(parcels.size(), EmailDelivery::notSetUp);
    return letters(parcels).stream().map(this::prepare).toList();
  }

  private static Handed notSetUp() {
    return Handed.here(Outcome.REFUSED, "Email is not set up", null);
  }

  private List<OutgoingMail> letters(List<Parcel> parcels) {
    return parcels.getFirst().lead().toApplicant()
        ? letters.toApplicants(parcels)
        : parcels.stream().map(this::toUser).toList();
  }

  private Handover prepare(OutgoingMail letter) {
    try {
      var mail = email.prepare(letter);
      return () -> hand(mail);
    } catch (MailFailed unusable) {
      return () -> Handed.here(Outcome.REFUSED, words(unusable), null);
    }
  }

  private OutgoingMail toUser(Parcel parcel) {
    var language = users.find(parcel.lead().userId()).map(User::language).orElse(Language.ENGLISH);
    return Say.in(language, () -> letters.toUser(parcel));
  }

  private static Handed hand(ReadyMail mail) {
    try {
      mail.send();
      return Handed.taken(List.of());
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
