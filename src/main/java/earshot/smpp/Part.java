package earshot.smpp;

import earshot.sms.Gsm7;
import earshot.sms.Segments;
import earshot.sms.Segments.Encoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// What one `submit_sm` carries of a text.
///
/// @param hasHeader whether the bytes begin with a user data header
/// @param coding its alphabet (SMPP 3.4, 5.2.19)
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Part(boolean hasHeader, byte coding, byte[] bytes) {

  static final byte DEFAULT_ALPHABET = 0;
  static final byte UCS2 = 8;

  /// The whole text, however long.
  static Part whole(String text, boolean speaksGsm) {
    var encoding = encoding(text, speaksGsm);
    return new Part(false, coding(encoding), bytes(text, encoding, speaksGsm));
  }

  /// The text as the handset will see it cut.
  ///
  /// @param reference tells its parts from those of other texts, from 0 to 255
  static List<Part> cut(String text, boolean speaksGsm, int reference) {
    var encoding = encoding(text, speaksGsm);
    var parts = Segments.parts(text, encoding);
    if (parts.size() == 1) return List.of(whole(text, speaksGsm));
    return IntStream.range(0, parts.size())
        .mapToObj(at ->
            new Part(
                true,
                coding(encoding),
                with(
                    new Concatenation(reference, parts.size(), at + 1).header(),
                    bytes(parts.get(at), encoding, speaksGsm))))
        .toList();
  }

  private static Encoding encoding(String text, boolean speaksGsm) {
    var encoding = Segments.of(text).encoding();
    var isLatin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    return speaksGsm || isLatin ? encoding : Encoding.UCS2;
  }

  private static byte coding(Encoding encoding) {
    return encoding == Encoding.UCS2 ? UCS2 : DEFAULT_ALPHABET;
  }

  private static byte[] bytes(String text, Encoding encoding, boolean speaksGsm) {
    if (encoding == Encoding.UCS2) return text.getBytes(StandardCharsets.UTF_16BE);
    return speaksGsm ? Gsm7.encode(text) : text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] with(byte[] header, byte[] words) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header);
    bytes.writeBytes(words);
    return bytes.toByteArray();
  }
}
