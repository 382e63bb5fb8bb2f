package earshot.decline;

import earshot.bulk.BulkMessages;
import earshot.company.User;
import earshot.conversation.Farewells;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.hiring.Why;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Declines applications of the current company, and takes it back. What waits for their applicants
/// and contradicts it is not sent any more, and each way is one transaction for all of them.
@Component
class Declining {

  private static final String REASON = "The application was declined";

  private final Applications applications;
  private final Farewells farewells;
  private final BulkMessages bulkMessages;
  private final Clock clock;

  Declining(
      Applications applications, Farewells farewells, BulkMessages bulkMessages, Clock clock) {
    this.applications = applications;
    this.farewells = farewells;
    this.bulkMessages = bulkMessages;
    this.clock = clock;
  }

  /// @throws NotFound if the user may not review all of them
  @Transactional
  Declined decline(User user, Collection<Long> ids, Why why, LastWords words) {
    bulkMessages.leaveOut(ids, REASON);
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var declined = new ArrayList<Long>();
    for (var id : inOrder(ids)) if (declineOne(user, id, why, words)) declined.add(id);
    return new Declined(at, declined, ids.size() - declined.size());
  }

  /// Who presses twice, or whose browser asks again, has the second find it declined.
  private boolean declineOne(User user, long id, Why why, LastWords words) {
    find(user, id);
    applications.hold(id);
    var application = find(user, id);
    if (!application.stage().isOpen()) return false;
    if (words.isThere()) {
      var key = "decline:" + user.id() + ":" + words.key();
      farewells.write(user, id, words.to(application, user), key);
    }
    return applications.decline(user, id, why, words.isThere());
  }

  /// Says why one is declined.
  @Transactional
  void explain(User user, long id, Why why) {
    applications.explainDecline(user, id, why);
  }

  @Transactional
  boolean undo(User user, long id) {
    return applications.undoDecline(user, id);
  }

  /// Opens again what the user declined at once, but for what was declined anew since.
  ///
  /// @return how many
  /// @throws NotFound if the user may not review all of them
  @Transactional
  int undo(User user, Collection<Long> ids, Instant since) {
    var undone = 0;
    for (var id : inOrder(ids)) if (isOf(user, find(user, id), since) && undo(user, id)) undone++;
    return undone;
  }

  private boolean isOf(User user, Application application, Instant since) {
    return applications
        .declineOf(application.id())
        .filter(it -> it.userId() == user.id() && !it.at().isBefore(since))
        .isPresent();
  }

  private Application find(User user, long id) {
    var found = applications.find(user, id);
    if (!user.mayReview(found.locationId())) throw new NotFound("application");
    return found;
  }

  /// So that two who decline the same never wait for each other.
  private static List<Long> inOrder(Collection<Long> ids) {
    return ids.stream().distinct().sorted().toList();
  }
}
