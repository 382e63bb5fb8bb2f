package earshot.demo;

import earshot.email.MailTransport;
import jakarta.mail.internet.MimeMessage;
import org.springframework.stereotype.Component;

/// Carries mail no farther than to the demo's mailbox.
@WithoutMailServer
@Component
class DemoMailTransport implements MailTransport {

  private final DemoMailbox mailbox;

  DemoMailTransport(DemoMailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void send(MimeMessage mail) {
    mailbox.put(mail);
  }
}
