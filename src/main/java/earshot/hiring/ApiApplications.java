package earshot.hiring;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Applications as the API shows them, for events that tell of one.
@Component
public class ApiApplications {

  private final ApplicationFeed feed;

  ApiApplications(ApplicationFeed feed) {
    this.feed = feed;
  }

  /// What is JSON of an application; empty if it is gone.
  @Transactional(readOnly = true)
  public Optional<Object> find(long id) {
    return feed.find(id).map(it -> it);
  }
}
