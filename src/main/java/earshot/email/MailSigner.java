package earshot.email;

import earshot.dkim.Signer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;

/// Signs mail where a key is set up (DKIM): where the SMTP server does so itself, none is needed.
final class MailSigner {

  private final Optional<Signer> signer;

  MailSigner(Optional<Signer> signer) {
    this.signer = signer;
  }

  /// Signs the mail, which must not be changed from here on.
  void sign(MimeMessage mail) throws MessagingException {
    if (signer.isPresent()) mail.setHeader(Signer.HEADER, signer.get().sign(mail));
  }
}
