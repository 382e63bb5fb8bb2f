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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the mail as it goes over the line.
@Component
class MailBuilder {

  private static final String NOBODY = "<>";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final EmailSettings settings;
  private final MessageIds ids;
  private final ReplyAddress replies;
  private final BounceAddress bounces;
  private final LetterTemplate template;
  private final MailSigner signer;
  private final Clock clock;

  MailBuilder(
      EmailSettings settings,
      MessageIds ids,
      ReplyAddress replies,
      BounceAddress bounces,
      LetterTemplate template,
      MailSigner signer,
      Clock clock) {
    this.settings = settings;
    this.ids = ids;
    this.replies = replies;
    this.bounces = bounces;
    this.template = template;
    this.signer = signer;
    this.clock = clock;
  }

  MimeMessage build(OutgoingMail mail, List<String> thread) {
    try {
      var mime = new NamedMail(ids.of(mail.name()));
      address(mime, mail);
      head(mime, mail, thread);
      mime.setContent(content(mail.letter()));
      mime.saveChanges();
      signer.sign(mime);
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
    mime.setEnvelopeFrom(envelopeSender(mail.name(), mail.to()));
  }

  /// An automatic answer has none, so that no machine answers it (RFC 3834 section 3.3).
  private @Nullable String envelopeSender(MailName name, String to) {
    if (name.kind().isAutomaticAnswer()) return NOBODY;
    return name.kind() == MailName.Kind.DELIVERY
        ? bounces.of(DeliveryName.of(name.companyId(), name.number(), to))
        : null;
  }

  private void head(MimeMessage mime, OutgoingMail mail, List<String> thread)
      throws MessagingException {
    mime.setSubject(OneLine.of(mail.subject()), UTF_8);
    mime.setSentDate(Date.from(clock.instant()));
    mime.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    if (mail.name().kind().isAutomaticAnswer()) mime.setHeader("Auto-Submitted", "auto-replied");
    stop(mime, mail.stopLink());
    if (thread.isEmpty()) return;
    mime.setHeader("In-Reply-To", thread.getLast());
    mime.setHeader("References", String.join("\r\n ", thread));
  }

  /// One click in the mail client (RFC 8058).
  private static void stop(MimeMessage mime, @Nullable String link) throws MessagingException {
    if (link == null) return;
    mime.setHeader("List-Unsubscribe", "<" + link + ">");
    mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  private MimeMultipart content(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(template.html(letter), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }
}
