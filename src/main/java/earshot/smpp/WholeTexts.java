package earshot.smpp;

import earshot.database.CurrentCompany;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import java.util.Objects;
import java.util.UUID;
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

  /// Takes one for the current company, whichever has texted the phone since. It is durable by the
  /// time this returns.
  void take(Incoming text) {
    inbound.receive(
        Objects.requireNonNull(CurrentCompany.id()),
        named(text, heard.name(text.from(), text.digest())));
  }

  /// Takes one from a phone that no company has texted. It may be the answer to a self-test.
  void takeFromStranger(Incoming text) {
    inbound.receive(named(text, "smpp:" + UUID.randomUUID()));
  }

  private InboundText named(Incoming text, String name) {
    return new InboundText(text.from(), text.to(), text.words(account.speaksGsm()), name);
  }
}
