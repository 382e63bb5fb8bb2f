package earshot.email;

import org.springframework.stereotype.Component;

/// Takes in mail, from whichever source: the demo's mailbox or `POST /inbound/email`.
@Component
public class InboundEmail {

  /// Takes one mail (RFC 5322). The same mail again is the same message.
  public EmailOutcome receive(byte[] rawMail) {
    return EmailOutcome.without(
        EmailOutcome.Kind.REFUSED, "No conversation for these %d bytes.".formatted(rawMail.length));
  }
}
