package earshot.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/// A mail that keeps the Message-ID it was given, whoever saves or sends it.
final class NamedMail extends SMTPMessage {

  private static final Session NO_SERVER = Session.getInstance(new Properties());

  private final String messageId;

  NamedMail(String messageId) {
    super(NO_SERVER);
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
