package earshot.notification;

import earshot.notification.Handed.Outcome;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import earshot.sms.OptedOut;
import earshot.sms.SmsBusy;
import earshot.sms.SmsFailed;
import earshot.sms.SmsSender;
import earshot.sms.SmsThreads;
import earshot.sms.SmsUncertain;
import earshot.sms.TextBody;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A delivery by text message.
@Component
class SmsDelivery implements Sender {

  /// What a text can have, less who writes and the link.
  private static final int ROOM = 1_300;

  private final SmsSender sms;
  private final SmsThreads threads;
  private final OptOuts optOuts;
  private final Links links;

  SmsDelivery(SmsSender sms, SmsThreads threads, OptOuts optOuts, Links links) {
    this.sms = sms;
    this.threads = threads;
    this.optOuts = optOuts;
    this.links = links;
  }

  @Override
  public @Nullable String peer() {
    return sms.peer();
  }

  @Override
  public int room() {
    return ROOM;
  }

  @Override
  public List<Handover> prepare(List<Parcel> parcels) {
    if (!sms.isSetUp()) return Collections.nCopies(parcels.size(), SmsDelivery::notSetUp);
    threads.texting(
        parcels.stream().map(SmsDelivery::phone).toList(),
        parcels.stream().map(it -> it.subject().conversationId()).toList());
    var link = links.toApplicantsOf(parcels).iterator();
    return parcels.stream().map(parcel -> prepare(parcel, link.next())).toList();
  }

  private static Handed notSetUp() {
    return Handed.here(Outcome.REFUSED, "Texts are not set up", null);
  }

  private Handover prepare(Parcel parcel, String link) {
    var subject = parcel.subject();
    var text = TextBody.of(subject.signature(), subject.words(), link);
    return () -> hand(phone(parcel), text);
  }

  private static String phone(Parcel parcel) {
    return Objects.requireNonNull(parcel.lead().address());
  }

  private Handed hand(String phone, String text) {
    try {
      return Handed.taken(sms.send(phone, text));
    } catch (SmsFailed failed) {
      var why = Objects.requireNonNull(failed.getMessage());
      if (failed instanceof OptedOut) optOuts.add(phone, OptOutWish.saidByProvider(why));
      return switch (failed) {
        case SmsUncertain _ -> Handed.not(Outcome.UNCERTAIN, why, null);
        case SmsBusy _ -> Handed.here(Outcome.NO_TURN, why, failed.retryAfter());
        case SmsFailed _ when failed.isPermanent() -> Handed.refused(why);
        case SmsFailed _ -> Handed.not(Outcome.NO_SERVER, why, failed.retryAfter());
      };
    }
  }
}
