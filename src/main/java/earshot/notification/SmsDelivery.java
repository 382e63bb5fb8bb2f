package earshot.notification;

import earshot.conversation.Delivery;
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
  public Handover prepare(Delivery delivery, Subject subject) {
    if (!sms.isSetUp()) return () -> Handed.here(Outcome.REFUSED, "Texts are not set up", null);
    var phone = Objects.requireNonNull(delivery.address());
    var text = TextBody.of(subject.signature(), subject.words(), links.toApplicant(subject));
    threads.texting(phone, subject.conversationId());
    return () -> hand(delivery.id(), phone, text);
  }

  private Handed hand(long delivery, String phone, String text) {
    try {
      return Handed.taken(sms.send(delivery, phone, text));
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
