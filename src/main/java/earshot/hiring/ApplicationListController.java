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

  @GetMapping("/applications")
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String folder,
      @RequestParam @Nullable Long job,
      @RequestParam @Nullable Long location,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam @Nullable String after,
      Model model) {
    var filter = ApplicationFilter.of(folder, job, location, search, sort);
    model.addAttribute("list", applications.list(user, filter, after));
    model.addAttribute("first", after == null);
    model.addAttribute("jobs", jobs.reviewedBy(user));
    model.addAttribute("locations", locations.reviewedBy(user));
    return "hiring/applications";
  }
}
