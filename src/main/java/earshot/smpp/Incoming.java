package earshot.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.sms.Gsm7;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/// A text, or a part of one, as it came in.
///
/// @param from E.164
/// @param coding its alphabet (SMPP 3.4, 5.2.19)
/// @param part which part it is; empty where it is whole
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Incoming(String from, String to, int coding, byte[] bytes, Optional<Concatenation> part) {

  private static final Charset CYRILLIC = Charset.forName("ISO-8859-5");

  static Incoming of(DeliverSm deliver) {
    var bytes = bytes(deliver);
    var header = deliver.isUdhi() && bytes.length > 0 ? 1 + (bytes[0] & 0xFF) : 0;
    var words = Math.min(header, bytes.length);
    return new Incoming(
        Address.phone(deliver.getSourceAddr()),
        Address.phone(deliver.getDestAddress()),
        deliver.getDataCoding() & 0xFF,
        Arrays.copyOfRange(bytes, words, bytes.length),
        Concatenation.of(deliver, Arrays.copyOf(bytes, words)));
  }

  /// All that it says, in whichever of its two places.
  static byte[] bytes(DeliverSm deliver) {
    var message = deliver.getShortMessage();
    if (message != null && message.length > 0) return message;
    var payload = deliver.getOptionalParameter(OptionalParameter.Message_payload.class);
    return payload == null ? new byte[0] : payload.getValue();
  }

  /// The text that the parts of it make, with a mark at its end where some are missing. A character
  /// may have been cut in two.
  ///
  /// @param longText what the parts have in common
  static Incoming joined(String longText, int coding, List<byte[]> parts) {
    var common = longText.split(":", -1);
    var whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    var missing = parts.size() < Integer.parseInt(common[3]);
    if (missing) whole.writeBytes(" (...)".getBytes(isUcs2(coding) ? UTF_16BE : US_ASCII));
    return new Incoming(common[0], common[1], coding, whole.toByteArray(), Optional.empty());
  }

  private static boolean isUcs2(int coding) {
    return (coding & 0x0F) == Part.UCS2;
  }

  String words(boolean speaksGsm) {
    return switch (coding & 0x0F) {
      case 1, 3 -> new String(bytes, ISO_8859_1);
      case 6 -> new String(bytes, CYRILLIC);
      case 8 -> new String(bytes, UTF_16BE);
      default -> speaksGsm ? Gsm7.decode(bytes) : new String(bytes, ISO_8859_1);
    };
  }

  /// What the parts of one text have in common.
  String longText() {
    var it = part.orElseThrow();
    return "%s:%s:%d:%d".formatted(from, to.replace(":", ""), it.reference(), it.total());
  }

  /// The same for the same words from the same phone.
  String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((from + ":" + to + ":" + coding + ":").getBytes(UTF_8));
      return HexFormat.of().formatHex(sha.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
