package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.csv.CsvDownload;
import earshot.language.Say;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The rows of an import that could not be taken, as a file to mend and upload again: each with its
/// reason before its cells.
@Controller
class BadRowsController {

  static final String REASON = "Reason";

  private static final int SOME = 500;

  private final Imports imports;
  private final ResultDatabase results;

  BadRowsController(Imports imports, ResultDatabase results) {
    this.imports = imports;
    this.results = results;
  }

  @GetMapping("/imports/{id}/bad-rows.csv")
  void download(
      @AuthenticationPrincipal User user, @PathVariable long id, HttpServletResponse response)
      throws IOException {
    var its = imports.find(user, id);
    var header = its.columns().header();
    var csv = new CsvDownload(name(its) + ".csv", response);
    csv.row(with(say(REASON), header, header));
    var some = results.failed(id, 0, SOME);
    while (!some.isEmpty()) {
      for (var row : some)
        csv.row(
            with(
                Say.known(row.reason()),
                Objects.requireNonNullElse(row.cells(), List.of()),
                header));
      some = results.failed(id, some.getLast().number(), SOME);
    }
    csv.finish();
  }

  private static String name(Import its) {
    var mending = say(" - rows to mend");
    return its.fileName().replaceFirst("(?i)(" + Pattern.quote(mending) + ")?\\.(csv|txt|tsv)$", "")
        + mending;
  }

  /// A file that came back from here has a column of reasons already.
  private static List<String> with(String reason, List<String> cells, List<String> header) {
    var row = new ArrayList<>(cells);
    if (List.of(REASON, say(REASON)).contains(header.getFirst()) && row.size() > 1)
      row.removeFirst();
    row.addFirst(reason);
    return row;
  }
}
