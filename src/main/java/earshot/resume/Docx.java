package earshot.resume;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Whether a ZIP is a Word document without macros (ECMA-376 part 2, Open Packaging Conventions).
/// It is read to its end, within limits, so that a small file that unfolds into a huge one is
/// refused.
final class Docx {

  private static final String TYPES = "[Content_Types].xml";
  private static final String DOCUMENT = "word/document.xml";
  private static final String MAIN_TYPE = "wordprocessingml.document.main+xml";
  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_BYTES = 100_000_000;
  private static final int MOST_TYPES = 1_000_000;

  private Docx() {}

  static boolean is(InputStream content) throws IOException {
    try (var zip = new ZipInputStream(content, StandardCharsets.UTF_8)) {
      return isDocument(zip);
    } catch (ZipException | EOFException | IllegalArgumentException broken) {
      return false;
    }
  }

  private static boolean isDocument(ZipInputStream zip) throws IOException {
    var names = new HashSet<String>();
    var types = "";
    var entries = 0; // several may have the same name
    long room = MOST_BYTES;
    for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
      if (++entries > MOST_ENTRIES) return false;
      if (names.add(entry.getName()) && entry.getName().equals(TYPES)) {
        var read = zip.readNBytes(MOST_TYPES);
        types = new String(read, StandardCharsets.UTF_8);
        room -= read.length;
      }
      room -= skip(zip, room);
      if (room <= 0) return false;
    }
    return names.contains(DOCUMENT)
        && types.contains(MAIN_TYPE)
        && names.stream().noneMatch(name -> name.endsWith("vbaProject.bin"));
  }

  /// Reads the rest of the entry, at most so much.
  private static long skip(InputStream entry, long room) throws IOException {
    var buffer = new byte[8192];
    var read = 0L;
    for (int some; read < room && (some = entry.read(buffer)) >= 0; ) read += some;
    return read;
  }
}
