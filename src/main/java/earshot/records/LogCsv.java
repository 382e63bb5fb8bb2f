package earshot.records;

import static earshot.language.Say.say;

import earshot.audit.AuditEntry;
import earshot.audit.AuditLog;
import earshot.csv.Formulas;
import earshot.language.Say;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The audit log as CSV (RFC 4180), some entries at a time. No field is one that a spreadsheet
/// takes for a formula.
final class LogCsv {

  private static final int ROWS = 500;

  private LogCsv() {}

  /// Where the entries come from.
  interface Pages {
    List<AuditEntry> after(AuditLog.@Nullable After after, int most);
  }

  static void write(Pages pages, OutputStream to) throws IOException {
    write(to, header());
    AuditLog.After last = null;
    while (true) {
      var page = pages.after(last, ROWS);
      for (var entry : page) write(to, line(entry));
      if (page.size() < ROWS) return;
      last = new AuditLog.After(page.getLast().at(), page.getLast().id());
    }
  }

  private static String header() {
    return line(say("Time (UTC)"), say("Who"), say("What"), say("Details"), say("Application"));
  }

  private static String line(AuditEntry entry) {
    var application = entry.applicationId();
    return line(
        entry.at().toString(),
        entry.who(),
        entry.sentence(),
        Say.known(entry.detail()),
        application == null ? "" : application.toString());
  }

  private static String line(String... fields) {
    return Stream.of(fields).map(LogCsv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  static String field(String text) {
    return '"' + Formulas.guarded(text).replace("\"", "\"\"") + '"';
  }

  private static void write(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
