package earshot.hiring;

import earshot.company.Locations;
import earshot.company.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The applications list.
@Controller
class ApplicationListController {

  private final Applications applications;
  private final Jobs jobs;
  private final Locations locations;

  ApplicationListController(Applications applications, Jobs jobs, Locations locations) {
    this.applications = applications;
    this.jobs = jobs;
    this.locations = locations;
  }

  /// @param filled whether the job was filled just now, and those still open are to be written to
  @GetMapping("/applications")
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String folder,
      @RequestParam @Nullable Long job,
      @RequestParam @Nullable Long location,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = "false") boolean filled,
      Model model) {
    var filter = ApplicationFilter.of(folder, job, location, search, sort);
    model.addAttribute("list", applications.list(user, filter, after));
    model.addAttribute("first", after == null);
    var shown = jobs.reviewedBy(user);
    var chosen =
        shown.stream().filter(it -> Long.valueOf(it.id()).equals(job)).findFirst().orElse(null);
    model.addAttribute("jobs", shown);
    model.addAttribute("job", chosen);
    model.addAttribute("mayClose", chosen != null && user.mayManageJobs(chosen.locationId()));
    model.addAttribute("filled", filled && chosen != null && !chosen.open());
    model.addAttribute("locations", locations.reviewedBy(user));
    return "hiring/applications";
  }
}
