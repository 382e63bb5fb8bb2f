package earshot.importing;

import earshot.company.Locations;
import earshot.company.User;
import earshot.hiring.Jobs;
import org.springframework.stereotype.Component;

/// Where users may bring applications to, as of now.
@Component
class PlacesOf {

  private final Jobs jobs;
  private final Locations locations;

  PlacesOf(Jobs jobs, Locations locations) {
    this.jobs = jobs;
    this.locations = locations;
  }

  Places user(User user) {
    return new Places(jobs.reviewedBy(user), locations.reviewedBy(user));
  }
}
