package earshot.importing;

import earshot.company.User;
import earshot.company.Users;
import earshot.csv.CsvRow;
import earshot.hiring.Job;
import earshot.hiring.Jobs;
import earshot.web.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The page of an import, as far as it is.
@Component
class ImportPages {

  private static final int SAMPLE = 3;
  private static final int KEPT = 100;

  private final FileDatabase files;
  private final ResultDatabase results;
  private final Jobs jobs;
  private final Users users;

  ImportPages(FileDatabase files, ResultDatabase results, Jobs jobs, Users users) {
    this.files = files;
    this.results = results;
    this.jobs = jobs;
    this.users = users;
  }

  /// @param columns whether to say anew what the columns hold
  String show(User user, Import its, boolean columns, @Nullable InvalidInput problem, Model model)
      throws IOException {
    model.addAttribute("its", its);
    model.addAttribute("problem", problem);
    if (its.state() == ImportState.UPLOADED || (its.state() == ImportState.READY && columns)) {
      model.addAttribute("sample", sample(its));
      model.addAttribute("jobs", jobs(its));
      return "importing/columns";
    }
    if (its.state() == ImportState.READY) return "importing/preview";
    model.addAttribute("kept", results.kept(user, its.id(), KEPT));
    return "importing/import";
  }

  /// Those of whoever uploaded it.
  private List<Job> jobs(Import its) {
    return users
        .find(its.userId())
        .filter(User::mayReviewAnywhere)
        .map(jobs::reviewedBy)
        .orElse(List.of());
  }

  private List<CsvRow> sample(Import its) throws IOException {
    var sample = new ArrayList<CsvRow>();
    try (var rows = FileRows.of(its, files.open(its.id()), 0)) {
      for (var row : rows.next(SAMPLE)) sample.add(row.row());
    }
    return sample;
  }
}
