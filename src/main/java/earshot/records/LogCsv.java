package earshot.records;

import static earshot.language.Say.say;

import earshot.audit.AuditEntry;
import earshot.audit.AuditLog;
import earshot.csv.CsvDownload;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit log as a file for spreadsheets, some entries at a time.
final class LogCsv {

  private static final int ROWS = 500;

  private LogCsv() {}

  /// Where the entries come from.
  interface Pages {
    List<AuditEntry> after(AuditLog.@Nullable After after, int most);
  }

  static void write(Pages pages, CsvDownload to) throws IOException {
    to.row(List.of(say("Time (UTC)"), say("Who"), say("What"), say("Details"), say("Application")));
    AuditLog.After last = null;
    while (true) {
      var page = pages.after(last, ROWS);
      for (var entry : page) to.row(cells(entry));
      if (page.size() < ROWS) break;
      last = new AuditLog.After(page.getLast().at(), page.getLast().id());
    }
    to.finish();
  }

  private static List<String> cells(AuditEntry entry) {
    var application = entry.applicationId();
    return List.of(
        entry.at().toString(),
        entry.who(),
        entry.sentence(),
        entry.saidDetail(),
        application == null ? "" : application.toString());
  }
}
