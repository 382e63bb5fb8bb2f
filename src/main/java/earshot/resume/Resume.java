package earshot.resume;

import java.util.Locale;

/// A resume.
///
/// @param size in bytes
public record Resume(long id, String name, ResumeKind kind, int size) {

  private static final int KILO = 1000;

  /// `482 bytes`, `31 kB` or `2.4 MB`.
  public String readableSize() {
    if (size < KILO) return size + " bytes";
    if (size < KILO * KILO) return size / KILO + " kB";
    return String.format(Locale.ROOT, "%.1f MB", size / (double) (KILO * KILO));
  }
}
