package earshot.notification;

import earshot.conversation.Delivery;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import earshot.sms.OptedOut;
import earshot.sms.SmsFailed;
import earshot.sms.SmsSender;
import earshot.sms.SmsThreads;
import earshot.sms.TextBody;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// A delivery by text message.
@Component
class SmsDelivery implements Sender {

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
  public Handover prepare(Delivery delivery, Subject subject) {
    if (!sms.isSetUp()) return () -> Handed.refused("Texts are not set up");
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
      return failed.isPermanent() ? Handed.refused(why) : Handed.notNow(why, failed.retryAfter());
    }
  }
}
