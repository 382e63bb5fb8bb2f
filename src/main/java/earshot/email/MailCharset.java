package earshot.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads text in the charset that its writer most likely used, whatever the mail says.
final class MailCharset {

  private static final String ASCII = "us-ascii";
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /// Programs name a standard and write what their system made of it, so a label is read as
  /// browsers read it (WHATWG Encoding, section 4.2): each holds all that the first one has.
  private static final Map<String, String> READ_AS =
      Map.of(
          "ISO-8859-1", "windows-1252",
          "ISO-8859-9", "windows-1254",
          "TIS-620", "x-windows-874",
          "GB2312", "GB18030",
          "GBK", "GB18030",
          "Shift_JIS", "windows-31j",
          "EUC-KR", "x-windows-949",
          "Big5", "Big5-HKSCS");

  private MailCharset() {}

  /// @param label what the mail says its charset is; null where it says nothing
  static String decoded(byte[] bytes, @Nullable String label) {
    var charset = of(label);
    return charset.equals(UTF_8) ? utf8(bytes) : new String(bytes, charset);
  }

  private static Charset of(@Nullable String label) {
    if (label == null || label.equalsIgnoreCase(ASCII)) return UTF_8;
    try {
      var named = Charset.forName(MimeUtility.javaCharset(label)).name();
      return Charset.forName(READ_AS.getOrDefault(named, named));
    } catch (IllegalArgumentException unknown) {
      return UTF_8;
    }
  }

  /// Who says UTF-8, or nothing, and writes hardly any has most likely written Windows-1252.
  /// Letters of several bytes do not come about by chance, so a text that has some has a fault
  /// only.
  private static String utf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notAll) {
      var text = new String(bytes, UTF_8);
      var faults = text.chars().filter(c -> c == '\uFFFD').count();
      var foreign = text.chars().filter(c -> c > 127).count();
      return foreign - faults >= faults ? text : new String(bytes, WESTERN);
    }
  }
}
