package earshot.sms;

import org.springframework.stereotype.Component;

/// Takes in text messages, from whichever source: the demo's phone or a provider.
@Component
public class InboundSms {

  /// Takes one text. The same text again is the same message.
  public SmsOutcome receive(InboundText text) {
    return SmsOutcome.without(
        SmsOutcome.Kind.UNKNOWN_PHONE, "Nobody here has texted " + text.from() + ".");
  }
}
