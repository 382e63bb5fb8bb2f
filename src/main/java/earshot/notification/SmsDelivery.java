package earshot.notification;

import earshot.conversation.Delivery;
import earshot.notification.Handed.Outcome;
import earshot.sms.SmsBusy;
import earshot.sms.SmsFailed;
import earshot.sms.SmsSender;
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
  private final Links links;
  private final AtItsTurn atItsTurn;

  SmsDelivery(SmsSender sms, Links links, AtItsTurn atItsTurn) {
    this.sms = sms;
    this.links = links;
    this.atItsTurn = atItsTurn;
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
    var link = links.toApplicantsOf(parcels).iterator();
    return parcels.stream().map(parcel -> prepare(parcel, link.next())).toList();
  }

  private static Handed notSetUp() {
    return Handed.here(Outcome.REFUSED, "Texts are not set up", null);
  }

  private Handover prepare(Parcel parcel, String link) {
    var subject = parcel.subject();
    var text = TextBody.of(subject.signature(), subject.words(), link);
    return () -> hand(parcel.lead(), text);
  }

  private Handed hand(Delivery lead, String text) {
    var phone = Objects.requireNonNull(lead.address());
    try {
      return Handed.taken(sms.send(phone, lead.conversationId(), text, () -> atItsTurn.goes(lead)));
    } catch (SmsFailed failed) {
      var why = Objects.requireNonNull(failed.getMessage());
      return switch (failed) {
        case SmsUncertain _ -> Handed.not(Outcome.UNCERTAIN, why, null);
        case SmsBusy _ -> Handed.here(Outcome.NO_TURN, why, failed.retryAfter());
        case SmsFailed _ when failed.isPermanent() -> Handed.refused(why);
        case SmsFailed _ -> Handed.not(Outcome.NO_SERVER, why, failed.retryAfter());
      };
    }
  }
}
