package earshot.attachment;

import java.util.Arrays;

/// A file about to be kept with a message.
public final class NewAttachment {

  private final String name;
  private final byte[] content;

  /// @param name as it came; it is kept as a harmless one
  /// @param content not copied, as it may be large; nobody changes it any more
  public NewAttachment(String name, byte[] content) {
    this.name = FileName.harmless(name);
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
}
