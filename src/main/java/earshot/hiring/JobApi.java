package earshot.hiring;

import earshot.company.User;
import earshot.web.Items;
import earshot.web.RestApi;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;

/// The jobs at the locations a key may see, for other systems.
@RestApi
class JobApi {

  private final Jobs jobs;

  JobApi(Jobs jobs) {
    this.jobs = jobs;
  }

  /// @param open whether one can apply for it
  record JobJson(long id, String title, ApplicationJson.Named location, boolean open) {}

  @GetMapping("/api/v1/jobs")
  Items<JobJson> list(@AuthenticationPrincipal User user) {
    return Items.all(
        jobs.reviewedBy(user).stream()
            .map(it ->
                new JobJson(
                    it.id(),
                    it.title(),
                    new ApplicationJson.Named(it.locationId(), it.location()),
                    it.open()))
            .toList());
  }
}
