package earshot.resume;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A file is what is in it.
class ResumeKindTest {

  @Test
  void the_kinds_that_are_taken_are_known_by_their_content() throws IOException {
    assertThat(kind(Files.pdf())).contains(ResumeKind.PDF);
    assertThat(kind(Files.docx())).contains(ResumeKind.DOCX);
    assertThat(kind(Files.jpeg())).contains(ResumeKind.JPEG);
    assertThat(kind(Files.png())).contains(ResumeKind.PNG);
  }

  @Test
  void anything_else_is_not_taken() throws IOException {
    assertThat(kind("<html><script>alert(1)</script>".getBytes(UTF_8))).isEmpty();
    assertThat(kind("MZ\0\0 a program".getBytes(UTF_8))).isEmpty();
    assertThat(kind("GIF89a".getBytes(UTF_8))).isEmpty();
    assertThat(kind(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0})).isEmpty();
    assertThat(kind("<svg/>%PDF-1.7".getBytes(UTF_8))).isEmpty();
    assertThat(kind(new byte[] {})).isEmpty();
    assertThat(kind(Arrays.copyOf(Files.png(), 8))).isEmpty();
  }

  @Test
  void a_zip_is_a_word_document_only_with_a_document_of_that_type_in_it() throws IOException {
    assertThat(kind(Files.zip(Map.of("a.txt", "hello")))).isEmpty();
    assertThat(kind(Files.zip(Map.of("word/document.xml", "<w/>")))).isEmpty();
    assertThat(kind(Files.zip(Map.of("[Content_Types].xml", Files.TYPES)))).isEmpty();
    assertThat(
            kind(Files.zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"))))
        .isEmpty();
  }

  @Test
  void a_document_with_macros_is_not_taken() throws IOException {
    var withMacros =
        Map.of(
            "[Content_Types].xml", Files.TYPES,
            "word/document.xml", "<w/>",
            "word/vbaProject.bin", "code");
    assertThat(kind(Files.zip(withMacros))).isEmpty();
  }

  @Test
  void a_zip_that_unfolds_beyond_all_bounds_or_is_cut_short_is_not_taken() throws IOException {
    var bomb = new HashMap<String, String>();
    bomb.put("[Content_Types].xml", Files.TYPES);
    bomb.put("word/document.xml", "<w/>");
    bomb.put("word/media/zeros", "0".repeat(101_000_000));
    assertThat(kind(Files.zip(bomb))).isEmpty();

    var many = new HashMap<String, String>();
    for (var i = 0; i < 2_001; i++) many.put("word/" + i, "");
    many.put("[Content_Types].xml", Files.TYPES);
    many.put("word/document.xml", "<w/>");
    assertThat(kind(Files.zip(many))).isEmpty();

    var docx = Files.docx();
    assertThat(kind(Arrays.copyOf(docx, 40))).isEmpty();
  }

  /// What stands in the ZIP before its directory is read one after the other, whatever it is
  /// called.
  @Test
  void the_same_name_over_and_over_unfolds_no_further() throws IOException {
    var types = before(Files.zip(Map.of("[Content_Types].xml", Files.TYPES + " ".repeat(900_000))));
    var bomb = new ByteArrayOutputStream();
    for (var time = 0; time < 120; time++) bomb.writeBytes(types);
    bomb.writeBytes(Files.zip(Map.of("word/document.xml", "<w/>")));
    assertThat(kind(bomb.toByteArray())).isEmpty();

    var empty = before(Files.zip(Map.of("word/a", "")));
    var many = new ByteArrayOutputStream();
    for (var time = 0; time < 2_000; time++) many.writeBytes(empty);
    many.writeBytes(Files.docx());
    assertThat(kind(many.toByteArray())).isEmpty();
  }

  private static byte[] before(byte[] zip) {
    var directory = new String(zip, ISO_8859_1).indexOf("PK\1\2");
    return Arrays.copyOf(zip, directory);
  }

  @Test
  void a_name_gets_the_ending_of_what_is_in_it() {
    assertThat(ResumeKind.PDF.named("cv.PDF")).isEqualTo("cv.PDF");
    assertThat(ResumeKind.JPEG.named("cv.jpeg")).isEqualTo("cv.jpeg");
    assertThat(ResumeKind.PDF.named("cv.exe")).isEqualTo("cv.exe.pdf");
  }

  private static Optional<ResumeKind> kind(byte[] content) throws IOException {
    return ResumeKind.of(() -> new ByteArrayInputStream(content));
  }
}
