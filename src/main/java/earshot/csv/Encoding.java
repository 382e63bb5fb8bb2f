package earshot.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The encodings that spreadsheets write.
public enum Encoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8),
  UTF_16LE("UTF-16", StandardCharsets.UTF_16LE),
  UTF_16BE("UTF-16, big-endian", StandardCharsets.UTF_16BE),
  WINDOWS_1252("Windows-1252 (Western European)", Charset.forName("windows-1252"));

  private final String label;
  private final Charset charset;

  Encoding(String label, Charset charset) {
    this.label = label;
    this.charset = charset;
  }

  public String label() {
    return label;
  }

  Charset charset() {
    return charset;
  }
}
