package earshot.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.QPDecoderStream;
import org.eclipse.angus.mail.util.UUDecoderStream;

/// The bytes of a part. Mail is cut, wrapped and added to on its way, so what is wrong in them is
/// passed over, and what is encoded in a way nobody knows is taken as it stands: a file with a flaw
/// is better than none.
final class PartContent {

  private PartContent() {}

  static InputStream open(Part part) throws MessagingException {
    var raw = raw(part);
    return switch (PartHeaders.encoding(part)) {
      case "base64" -> new BASE64DecoderStream(raw, true);
      case "quoted-printable" -> new QPDecoderStream(raw);
      case "uuencode", "x-uuencode", "x-uue" -> new UUDecoderStream(raw, true, true);
      default -> raw;
    };
  }

  private static InputStream raw(Part part) throws MessagingException {
    return part instanceof MimeBodyPart inner
        ? inner.getRawInputStream()
        : ((MimeMessage) part).getRawInputStream();
  }
}
