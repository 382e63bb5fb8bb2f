package earshot.email;

import earshot.account.LinkSecrets;
import earshot.attachment.NewAttachment;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The files of a mail, pictures within its text among them, and a text that is longer than is read
/// or shown; the same file twice is one.
///
/// @param leftOut how many more it brought than are kept
public record MailFiles(List<NewAttachment> files, int leftOut) {

  static final int MOST = 20;

  private static final String SIGNATURES =
      "application/(x-)?pkcs7-signature|application/pgp-signature";

  static MailFiles of(MailParts parts) {
    var files = new ArrayList<NewAttachment>();
    if (!parts.isCut()) MailWritten.longOriginal(parts).map(MailFiles::file).ifPresent(files::add);
    for (var part : parts.leaves()) {
      var file = file(part, parts.isCut(part));
      if (file != null && files.stream().noneMatch(file::isSameAs)) files.add(file);
    }
    var kept = List.copyOf(files.subList(0, Math.min(MOST, files.size())));
    return new MailFiles(kept, files.size() - kept.size());
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// What stands for the words of a mail that has none.
  String asWords() {
    return "Sent without words: "
        + files.stream().map(NewAttachment::name).collect(Collectors.joining(", "));
  }

  /// A line for what was left out; empty where nothing was.
  String note() {
    return leftOut == 0
        ? ""
        : "\n\n[%d more files were left out: a mail can bring %d.]".formatted(leftOut, MOST);
  }

  private static NewAttachment file(String text) {
    return file("message.txt", text);
  }

  private static NewAttachment file(String name, String text) {
    return new NewAttachment(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable NewAttachment file(Part part, boolean isCut) {
    try (var content = PartContent.open(part)) {
      // It may quote a mail of ours, as what is shown may.
      if (isCut) return file(name(part), LinkSecrets.hidden(MailParts.whole(part)));
      if (!isFile(part)) return null;
      var bytes = content.readNBytes(InboundEmail.LARGEST);
      return bytes.length > 0 ? new NewAttachment(name(part), bytes) : null;
    } catch (MessagingException | IOException broken) {
      return null;
    }
  }

  private static boolean isFile(Part part) {
    var type = PartHeaders.type(part);
    if (type.matches(SIGNATURES)) return false;
    return !type.startsWith("text/")
        || type.equals("text/calendar")
        || PartHeaders.isAttachment(part)
        || PartHeaders.fileName(part) != null;
  }

  private static String name(Part part) {
    var name = PartHeaders.fileName(part);
    if (name != null) return decoded(name);
    var type = PartHeaders.type(part);
    if (type.equals("message/rfc822")) return "message.eml";
    if (type.equals("text/plain")) return "message.txt";
    if (type.equals("text/calendar")) return "invitation.ics";
    var kind = type.substring(type.indexOf('/') + 1);
    return kind.matches("[a-z0-9]{1,8}") ? "file." + kind : "file";
  }

  private static String decoded(String name) {
    try {
      return MimeUtility.decodeText(name);
    } catch (UnsupportedEncodingException unknown) {
      return name;
    }
  }
}
