package earshot.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The leaves of a mail, as many and as deep as a person's mail has them. A part that is broken is
/// left out, a text of an unknown charset is read as well as it can be.
final class MailParts {

  private static final int DEEPEST = 12;
  private static final int MOST = 100;
  private static final int LONGEST_TEXT = 1_000_000;

  private final List<Part> leaves = new ArrayList<>();

  private MailParts() {}

  static MailParts of(Part mail) {
    var parts = new MailParts();
    parts.collect(mail, 0);
    return parts;
  }

  List<Part> leaves() {
    return List.copyOf(leaves);
  }

  /// The first text of that type that is no attachment; null if there is none.
  @Nullable String text(String type) {
    return leaves.stream()
        .filter(part -> isOfType(part, type) && !isAttachment(part))
        .map(MailParts::read)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  /// The first part of that type, whatever it holds.
  @Nullable Part first(String type) {
    return leaves.stream().filter(part -> isOfType(part, type)).findFirst().orElse(null);
  }

  private void collect(Part part, int depth) {
    if (depth > DEEPEST || leaves.size() >= MOST) return;
    try {
      if (isOfType(part, "multipart/*") && part.getContent() instanceof Multipart parts) {
        for (var i = 0; i < parts.getCount(); i++) collect(child(parts, i), depth + 1);
      } else {
        leaves.add(part);
      }
    } catch (MessagingException | IOException broken) {
      leaves.add(part);
    }
  }

  private static BodyPart child(Multipart parts, int index) throws MessagingException {
    return parts.getBodyPart(index);
  }

  /// At most a million characters of the text.
  static String read(Part part) {
    try (InputStream bytes = part.getInputStream()) {
      return new String(bytes.readNBytes(LONGEST_TEXT), charset(part));
    } catch (MessagingException | IOException broken) {
      return "";
    }
  }

  private static Charset charset(Part part) {
    try {
      var named = new ContentType(part.getContentType()).getParameter("charset");
      return named == null
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(named));
    } catch (MessagingException | IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean isOfType(Part part, String type) {
    try {
      return part.isMimeType(type);
    } catch (MessagingException unknown) {
      return false;
    }
  }

  private static boolean isAttachment(Part part) {
    try {
      var disposition = part.getDisposition();
      return disposition != null && disposition.toLowerCase(Locale.ROOT).equals(Part.ATTACHMENT);
    } catch (MessagingException unknown) {
      return false;
    }
  }
}
