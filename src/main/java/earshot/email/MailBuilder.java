package earshot.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes the mail as it goes over the line.
@Component
class MailBuilder {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final EmailSettings settings;
  private final MessageIds ids;
  private final ReplyAddress replies;
  private final BounceAddress bounces;
  private final LetterTemplate template;
  private final Clock clock;

  MailBuilder(
      EmailSettings settings,
      MessageIds ids,
      ReplyAddress replies,
      BounceAddress bounces,
      LetterTemplate template,
      Clock clock) {
    this.settings = settings;
    this.ids = ids;
    this.replies = replies;
    this.bounces = bounces;
    this.template = template;
    this.clock = clock;
  }

  MimeMessage build(OutgoingMail mail, List<String> thread) {
    try {
      var mime = new NamedMail(ids.of(mail.name()));
      address(mime, mail);
      head(mime, mail, thread);
      mime.setContent(content(mail.letter()));
      mime.saveChanges();
      return mime;
    } catch (MessagingException | UnsupportedEncodingException unusable) {
      throw new MailFailed("The mail address cannot be used", true, unusable);
    }
  }

  private void address(NamedMail mime, OutgoingMail mail)
      throws MessagingException, UnsupportedEncodingException {
    var name = OneLine.of(mail.fromName());
    mime.setFrom(new InternetAddress(settings.fromOrMessages(), name, UTF_8));
    mime.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    mime.setReplyTo(
        new InternetAddress[] {
          new InternetAddress(replies.of(mail.name().recipient()), name, UTF_8)
        });
    if (mail.name().kind() == MailName.Kind.DELIVERY)
      mime.setEnvelopeFrom(
          bounces.of(new DeliveryName(mail.name().companyId(), mail.name().number())));
  }

  private void head(MimeMessage mime, OutgoingMail mail, List<String> thread)
      throws MessagingException {
    mime.setSubject(OneLine.of(mail.subject()), UTF_8);
    mime.setSentDate(Date.from(clock.instant()));
    mime.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    if (mail.name().kind().isAutomaticAnswer()) mime.setHeader("Auto-Submitted", "auto-replied");
    if (thread.isEmpty()) return;
    mime.setHeader("In-Reply-To", thread.getLast());
    mime.setHeader("References", String.join("\r\n ", thread));
  }

  private MimeMultipart content(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(template.html(letter), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }
}
