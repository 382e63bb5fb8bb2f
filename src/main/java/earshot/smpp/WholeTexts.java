package earshot.smpp;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import org.springframework.stereotype.Component;

/// Texts as they are stored. SMPP gives them no name, see [HeardTexts].
@CarriedBy(Carrier.SMPP)
@Component
class WholeTexts {

  private final HeardTexts heard;
  private final InboundSms inbound;
  private final SmppAccount account;

  WholeTexts(HeardTexts heard, InboundSms inbound, SmppAccount account) {
    this.heard = heard;
    this.inbound = inbound;
    this.account = account;
  }

  /// Takes one, in the company it is for. It is durable by the time this returns.
  void take(Incoming text) {
    inbound.receive(
        new InboundText(
            text.from(),
            text.to(),
            text.words(account.speaksGsm()),
            heard.name(text.from(), text.digest())));
  }
}
