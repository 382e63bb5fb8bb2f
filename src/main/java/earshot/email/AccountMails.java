package earshot.email;

import earshot.seal.Seal;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Sends the mails about users' accounts, through whichever transport is set up.
@Component
public class AccountMails {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final String PURPOSE = "account-mail";

  private final Optional<MailTransport> transport;
  private final EmailSettings settings;
  private final MailSigner signer;
  private final MailPace pace;
  private final Seal seal;
  private final LetterTemplate template;
  private final Clock clock;

  AccountMails(
      Optional<MailTransport> transport,
      EmailSettings settings,
      MailSigner signer,
      MailPace pace,
      Seal seal,
      LetterTemplate template,
      Clock clock) {
    this.transport = transport;
    this.settings = settings;
    this.signer = signer;
    this.pace = pace;
    this.seal = seal;
    this.template = template;
    this.clock = clock;
  }

  /// Hands the mail over, never inside a transaction.
  ///
  /// @throws MailFailed if it was not taken
  public void send(AccountMail mail) {
    new ReadyMail(transport.orElseThrow(), pace, build(mail)).send();
  }

  private MimeMessage build(AccountMail mail) {
    try {
      var mime = new NamedMail(messageId(mail.name()));
      mime.setFrom(
          new InternetAddress(settings.fromOrMessages(), OneLine.of(mail.fromName()), UTF_8));
      mime.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
      mime.setSubject(OneLine.of(mail.subject()), UTF_8);
      mime.setSentDate(Date.from(clock.instant()));
      mime.setHeader("Auto-Submitted", "auto-generated");
      mime.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
      mime.setContent(content(mail.letter()));
      mime.saveChanges();
      signer.sign(mime);
      return mime;
    } catch (MessagingException | UnsupportedEncodingException unusable) {
      throw new MailFailed("The mail address cannot be used", true, unusable);
    }
  }

  private MimeMultipart content(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(template.html(letter), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  /// The name in numbers, sealed, so that nobody can send a mail that is taken for it.
  private String messageId(String name) {
    var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    var token =
        seal.close(
            PURPOSE,
            hash.getMostSignificantBits() >>> 1,
            hash.getLeastSignificantBits() >>> 1); // no negative numbers
    return "<" + token + "@" + settings.domainOrNowhere() + ">";
  }
}
