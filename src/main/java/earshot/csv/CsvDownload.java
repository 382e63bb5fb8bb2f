package earshot.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A file for spreadsheets, written as it is made: UTF-8 with the mark by which Excel knows it, and
/// no cell that would be run as a formula. It is not closed where making it fails: the answer would
/// end as if that were all of it. So nobody takes half a file for a whole one: what was not sent
/// yet becomes an error, and what was breaks off.
public final class CsvDownload {

  private static final char MARK = '\uFEFF';

  private final CsvWriter csv;

  public CsvDownload(String name, HttpServletResponse response) throws IOException {
    var download = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, download.toString());
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setContentType("text/csv;charset=UTF-8");
    var out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    out.write(MARK);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
  }

  public void row(List<String> cells) {
    csv.writeRecord(cells.stream().map(Formulas::guarded).toList());
  }

  /// Says that this was all.
  public void finish() throws IOException {
    csv.close();
  }
}
