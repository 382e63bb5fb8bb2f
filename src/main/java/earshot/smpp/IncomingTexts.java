package earshot.smpp;

import earshot.database.CurrentCompany;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import earshot.sms.SmsThreads;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Texts from the message center. SMPP gives them no name, so the same words from the same phone
/// within minutes are taken for the same text, sent again because our answer was lost. A long text
/// waits until all its parts are here, in whichever order and at whichever node.
@CarriedBy(Carrier.SMPP)
@Component
class IncomingTexts {

  private final SmsThreads threads;
  private final HeardTexts heard;
  private final InboundSms inbound;
  private final SmppAccount account;

  IncomingTexts(SmsThreads threads, HeardTexts heard, InboundSms inbound, SmppAccount account) {
    this.threads = threads;
    this.heard = heard;
    this.inbound = inbound;
    this.account = account;
  }

  /// Takes one. It is durable by the time this returns.
  void take(Incoming incoming) {
    threads
        .companyOf(incoming.from())
        .flatMap(company -> CurrentCompany.call(company, () -> whole(incoming).map(this::named)))
        .ifPresent(inbound::receive);
  }

  private Optional<Incoming> whole(Incoming incoming) {
    if (incoming.part().isEmpty()) return Optional.of(incoming);
    heard.keep(incoming);
    var parts = heard.parts(incoming);
    return parts.size() == incoming.part().get().total()
        ? Optional.of(incoming.joined(parts))
        : Optional.empty();
  }

  private InboundText named(Incoming whole) {
    return new InboundText(
        whole.from(), whole.to(), whole.words(account.speaksGsm()), heard.name(whole.digest()));
  }
}
