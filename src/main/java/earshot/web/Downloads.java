package earshot.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Files of other people: downloaded, never shown (OWASP ASVS 5.0, 5.4).
public final class Downloads {

  /// The content security policy of what is no page.
  public static final String LOADS_NOTHING =
      "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private Downloads() {}

  /// @param size in bytes
  public static void head(String name, int size, HttpServletResponse response) {
    var download = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, download.toString());
    response.setHeader("Content-Security-Policy", "sandbox; " + LOADS_NOTHING);
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLength(size);
  }
}
