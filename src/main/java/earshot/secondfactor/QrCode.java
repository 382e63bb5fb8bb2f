package earshot.secondfactor;

/// A text as a picture that phones read (ISO/IEC 18004).
///
/// @param size of one side, in modules, with the quiet zone that is asked for around it
/// @param path of the dark modules, as SVG draws it
public record QrCode(int size, String path) {

  private static final int QUIET = 4;

  public static QrCode of(String text) {
    var code = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (var y = 0; y < code.size; y++)
      for (var x = 0; x < code.size; x++)
        if (code.getModule(x, y)) path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
    return new QrCode(code.size + 2 * QUIET, path.toString());
  }
}
