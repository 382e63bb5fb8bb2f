package earshot.importing;

import earshot.database.CurrentCompany;
import earshot.live.LiveUpdate;
import earshot.live.LiveUpdates;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Tells the open pages of whoever began an import that it is further, after the transaction's
/// commit.
@Component
class ImportProgress {

  private final LiveUpdates live;

  ImportProgress(LiveUpdates live) {
    this.live = live;
  }

  void tell(Import its) {
    live.tellUsers(
        Objects.requireNonNull(CurrentCompany.id()),
        List.of(its.userId()),
        new LiveUpdate("import", String.valueOf(its.id()), 0));
  }
}
