package earshot.attachment;

import java.util.Arrays;

/// A file about to be kept with a message.
public final class NewAttachment {

  private static final int LONGEST = 120;
  private static final String FORBIDDEN = "<>:\"/\\|?*";

  private final String name;
  private final byte[] content;

  /// @param name as it came; it is kept as a harmless one
  /// @param content not copied, as it may be large; nobody changes it any more
  public NewAttachment(String name, byte[] content) {
    this.name = clean(name);
    this.content = content;
  }

  public String name() {
    return name;
  }

  byte[] content() {
    return content;
  }

  /// Whether it is the same file once more.
  public boolean isSameAs(NewAttachment other) {
    return name.equals(other.name) && Arrays.equals(content, other.content);
  }

  /// A name that is a name on every system: no path, no control or direction characters, not
  /// hidden, and with its ending.
  private static String clean(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = new StringBuilder();
    last.codePoints()
        .filter(c -> !isInvisible(c) && FORBIDDEN.indexOf(c) < 0)
        .forEach(clean::appendCodePoint);
    var stripped = clean.toString().strip().replaceAll("^[.\\s]+|[.\\s]+$", "");
    return stripped.isEmpty() ? "file" : shortened(stripped);
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) return name;
    var dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    var cut = LONGEST - ending.length();
    if (Character.isHighSurrogate(name.charAt(cut - 1))) cut--;
    return name.substring(0, cut) + ending;
  }
}
