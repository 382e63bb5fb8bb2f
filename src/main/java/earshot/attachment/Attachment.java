package earshot.attachment;

import java.util.Locale;

/// A file that came with a message.
///
/// @param seq the message's
/// @param number its place among the files of the message, from 1
/// @param size in bytes
public record Attachment(int seq, int number, String name, int size) {

  private static final int KILO = 1000;

  /// `482 bytes`, `31 kB` or `2.4 MB`.
  public String readableSize() {
    if (size < KILO) return size + " bytes";
    if (size < KILO * KILO) return size / KILO + " kB";
    return String.format(Locale.ROOT, "%.1f MB", size / (double) (KILO * KILO));
  }
}
