package earshot.resume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;

/// The kinds of files that are taken as a resume, known by what is in them and not by their name.
public enum ResumeKind {
  PDF("pdf"),
  DOCX("docx"),
  JPEG("jpg", "jpeg"),
  PNG("png");

  private static final byte[] PDF_START = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP_START = {'P', 'K', 3, 4};
  private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  // PNG (Third Edition), section 5.2, and the header that has to follow
  private static final byte[] PNG_START = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  private final List<String> endings;

  ResumeKind(String... endings) {
    this.endings = List.of(endings);
  }

  /// The kind of that file; empty if it is none of these.
  static Optional<ResumeKind> of(InputStreamSource file) throws IOException {
    byte[] start;
    try (var content = file.getInputStream()) {
      start = content.readNBytes(PNG_START.length);
    }
    if (begins(start, PDF_START)) return Optional.of(PDF);
    if (begins(start, JPEG_START)) return Optional.of(JPEG);
    if (begins(start, PNG_START)) return Optional.of(PNG);
    return begins(start, ZIP_START) && isDocx(file) ? Optional.of(DOCX) : Optional.empty();
  }

  /// The name with an ending that fits, so that it opens with what can read it.
  String named(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    var fits = endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
    return fits ? name : name + "." + endings.getFirst();
  }

  private static boolean isDocx(InputStreamSource file) throws IOException {
    try (InputStream content = file.getInputStream()) {
      return Docx.is(content);
    }
  }

  private static boolean begins(byte[] start, byte[] with) {
    return start.length >= with.length
        && Arrays.equals(start, 0, with.length, with, 0, with.length);
  }
}
