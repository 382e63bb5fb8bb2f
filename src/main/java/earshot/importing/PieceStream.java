package earshot.importing;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A stored file, read piece by piece.
final class PieceStream extends InputStream {

  private final IntFunction<byte @Nullable []> pieces;
  private byte @Nullable [] piece = {};
  private int at;
  private int number;

  /// @param pieces gives the piece of that number, null behind the last
  PieceStream(IntFunction<byte @Nullable []> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    var piece = filled();
    return piece == null ? -1 : piece[at++] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    var piece = filled();
    if (piece == null) return -1;
    var count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, to, offset, count);
    at += count;
    return count;
  }

  private byte @Nullable [] filled() {
    while (piece != null && at == piece.length) {
      piece = pieces.apply(number++);
      at = 0;
    }
    return piece;
  }
}
