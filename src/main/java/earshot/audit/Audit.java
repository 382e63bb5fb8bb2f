package earshot.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Notes what is done in the current company: in the transaction that does it, so that there is
/// never the one without the other.
@Component
public class Audit {

  private final AuditDatabase database;
  private final LatelyRead lately;
  private final TransactionOperations transaction;
  private final Clock clock;

  Audit(AuditDatabase database, LatelyRead lately, TransactionOperations transaction, Clock clock) {
    this.database = database;
    this.lately = lately;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Notes what whoever asks for the page does; outside of a request the server itself.
  @Transactional
  public void note(Deed deed, About about) {
    note(asking(), deed, about);
  }

  /// @param by null for the server itself
  @Transactional
  public void note(@Nullable Actor by, Deed deed, About about) {
    database.insert(by, deed, about, clock.instant(), null);
  }

  /// The same for many applications at once.
  @Transactional
  public void note(Actor by, Deed deed, Collection<Long> applications) {
    database.insertAll(by, deed, applications, clock.instant(), null);
  }

  /// Notes that somebody of the staff is about to be shown data of the application: once in each
  /// hour, so that an open page that asks again and again adds nothing. Before it is shown, and not
  /// in a transaction that only reads. What is known to be noted costs no transaction.
  public void read(Actor by, Deed deed, long application) {
    var now = clock.instant();
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var reading = new LatelyRead.Reading(by, deed, application, hour);
    if (lately.contains(reading)) return;
    transaction.executeWithoutResult(_ -> {
      database.insert(by, deed, About.application(application), now, hour);
      lately.add(reading);
    });
  }

  /// The same of many at once.
  public void read(Actor by, Deed deed, Collection<Long> applications) {
    var now = clock.instant();
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var news =
        applications.stream()
            .map(it -> new LatelyRead.Reading(by, deed, it, hour))
            .filter(it -> !lately.contains(it))
            .toList();
    if (news.isEmpty()) return;
    var unknown = news.stream().map(LatelyRead.Reading::application).toList();
    transaction.executeWithoutResult(_ -> {
      database.insertAll(by, deed, unknown, now, hour);
      news.forEach(lately::add);
    });
  }

  private static @Nullable Actor asking() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? actor
        : null;
  }
}
