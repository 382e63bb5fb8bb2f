package earshot;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/// What a mail client does with a mail that was received here.
@NullMarked
public final class MailClient {

  private MailClient() {}

  /// A reply, with the answered mail quoted below.
  public static byte[] reply(MimeMessage answered, String from, String words) {
    return reply(answered, from, words, "<" + UUID.randomUUID() + "@mail.example>");
  }

  public static byte[] reply(MimeMessage answered, String from, String words, String messageId) {
    return raw(
        """
        Message-ID: %s
        From: Jamie Rivera <%s>
        To: %s
        In-Reply-To: %s
        Subject: Re: %s
        Date: Mon, 1 Jun 2026 12:05:00 -0700
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit

        %s

        On Mon, Jun 1, 2026 at 12:00 PM Maria at Harbor Cafe <messages@harborcafe.example> wrote:
        > Can you come on Tuesday?
        """
            .formatted(
                messageId,
                from,
                replyTo(answered),
                header(answered, "Message-ID"),
                header(answered, "Subject"),
                words));
  }

  /// The address a reply goes to.
  public static String replyTo(MimeMessage mail) {
    try {
      return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String header(MimeMessage mail, String name) {
    try {
      var value = mail.getHeader(name, null);
      return value == null ? "" : value;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A mail as it comes over the line.
  public static byte[] raw(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
