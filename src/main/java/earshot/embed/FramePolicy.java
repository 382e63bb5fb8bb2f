package earshot.embed;

/// Who may show what in a frame (Content Security Policy, level 3).
final class FramePolicy {

  /// For what is no page.
  static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private FramePolicy() {}

  /// The page in the frame, in pages of that origin alone.
  static String framedBy(String origin) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none';"
        + " frame-ancestors "
        + origin;
  }
}
