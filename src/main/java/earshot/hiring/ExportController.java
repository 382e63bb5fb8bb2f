package earshot.hiring;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.csv.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The applications list as a file: all of its pages, of what the user sees.
@Controller
class ExportController {

  private final Applications applications;
  private final Audit audit;

  ExportController(Applications applications, Audit audit) {
    this.applications = applications;
    this.audit = audit;
  }

  @GetMapping("/applications/export.csv")
  void export(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String folder,
      @RequestParam @Nullable Long job,
      @RequestParam @Nullable Long location,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      HttpServletResponse response)
      throws IOException {
    var filter = ApplicationFilter.of(folder, job, location, search, sort);
    audit.note(user, Deed.EXPORTED_LIST, About.NOTHING.with(filter.folder().label()));
    var csv =
        new CsvDownload(
            say("Applications") + " - " + say(filter.folder().label()) + ".csv", response);
    csv.row(ExportedRow.HEADER);
    Cursor after = null;
    do {
      var some = applications.exported(user, filter, after);
      some.forEach(row -> csv.row(row.cells()));
      after = some.isEmpty() ? null : filter.sort().cursor(some.getLast().row());
    } while (after != null);
    csv.finish();
  }
}
