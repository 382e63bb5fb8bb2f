package earshot.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds out how a file is encoded while it passes by, as one letter near its end may tell: the
/// mark at its beginning (Unicode 16.0, 23.8), zero bytes where UTF-16 has them, UTF-8 where all of
/// it is, else Windows-1252.
public final class EncodingGuess {

  private static final int HEAD = 4096;

  private final byte[] head = new byte[HEAD];
  private int length;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer scratch = CharBuffer.allocate(8192);
  private ByteBuffer left = ByteBuffer.allocate(0);
  private boolean isUtf8 = true;

  /// The next bytes of the file.
  public void add(byte[] piece) {
    var room = Math.min(piece.length, HEAD - length);
    System.arraycopy(piece, 0, head, length, room);
    length += room;
    if (isUtf8) decode(piece);
  }

  /// The encoding, once the whole file has passed.
  public Encoding encoding() {
    if (begins(0xFF, 0xFE)) return Encoding.UTF_16LE;
    if (begins(0xFE, 0xFF)) return Encoding.UTF_16BE;
    if (begins(0xEF, 0xBB, 0xBF)) return Encoding.UTF_8;
    var zeros = new int[2];
    for (var i = 0; i < length; i++) if (head[i] == 0) zeros[i % 2]++;
    if (zeros[1] > length / 4) return Encoding.UTF_16LE;
    if (zeros[0] > length / 4) return Encoding.UTF_16BE;
    return isUtf8 && !left.hasRemaining() ? Encoding.UTF_8 : Encoding.WINDOWS_1252;
  }

  /// Whether this is a workbook, a picture or the like, which no encoding makes a table of.
  public boolean isNoText() {
    return begins('P', 'K', 3, 4) // ZIP, and so an Excel workbook
        || begins(0xD0, 0xCF, 0x11, 0xE0) // an old Excel workbook
        || begins('%', 'P', 'D', 'F')
        || begins(0x89, 'P', 'N', 'G')
        || begins(0xFF, 0xD8, 0xFF)
        || begins(0x1F, 0x8B);
  }

  private boolean begins(int... bytes) {
    if (length < bytes.length) return false;
    for (var i = 0; i < bytes.length; i++) if ((head[i] & 0xFF) != bytes[i]) return false;
    return true;
  }

  private void decode(byte[] piece) {
    var bytes = ByteBuffer.allocate(left.remaining() + piece.length).put(left).put(piece).flip();
    while (true) {
      var result = utf8.decode(bytes, scratch.clear(), false);
      if (result.isError()) isUtf8 = false;
      if (!result.isOverflow()) break;
    }
    left = ByteBuffer.wrap(Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit()));
  }
}
