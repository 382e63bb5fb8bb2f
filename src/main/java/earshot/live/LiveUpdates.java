package earshot.live;

import earshot.account.LinksEnded;
import earshot.account.SessionsEnded;
import earshot.database.CurrentCompany;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells open pages what changed. Inside a transaction it waits for the commit, so that nobody
/// hears of what is not stored. An update may get lost; every page also compares its position at
/// each heartbeat.
@Component
public class LiveUpdates {

  private final Streams streams;
  private final Broadcast broadcast;

  LiveUpdates(Streams streams, Broadcast broadcast) {
    this.streams = streams;
    this.broadcast = broadcast;
  }

  public void tellUsers(long company, Collection<Long> users, LiveUpdate update) {
    tell(new Told(users.stream().map(id -> Recipient.user(company, id)).toList(), update));
  }

  public void tellApplicant(long company, long applicant, LiveUpdate update) {
    tell(new Told(List.of(Recipient.applicant(company, applicant)), update));
  }

  /// Who is signed out hears nothing more.
  @EventListener
  void on(SessionsEnded ended) {
    var company = Objects.requireNonNull(CurrentCompany.id());
    tellUsers(company, List.of(ended.userId()), new LiveUpdate(LiveUpdate.ENDED, "", 0));
  }

  /// Whose link is ended hears nothing more.
  @EventListener
  void on(LinksEnded ended) {
    var company = Objects.requireNonNull(CurrentCompany.id());
    tellApplicant(company, ended.applicantId(), new LiveUpdate(LiveUpdate.ENDED, "", 0));
  }

  private void tell(Told told) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      publish(told);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            publish(told);
          }
        });
  }

  private void publish(Told told) {
    streams.send(told);
    broadcast.offer(told);
  }
}
