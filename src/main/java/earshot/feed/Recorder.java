package earshot.feed;

import earshot.api.ApiKeyMade;
import earshot.bulk.BulkFinished;
import earshot.conversation.Archived;
import earshot.conversation.Author;
import earshot.conversation.DeliveryChanged;
import earshot.conversation.MessageStored;
import earshot.conversation.MessagesStored;
import earshot.database.CurrentCompany;
import earshot.hiring.Applied;
import earshot.hiring.StageChanged;
import earshot.sms.OptOutChanged;
import earshot.web.Slugs;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Records what happens, in the transaction it happens in: all of it at once, as the last thing
/// before the commit, so that the company's counter is held for no longer than that takes.
@Component
class Recorder {

  static final Duration KEPT = Duration.ofDays(7);

  private static final int FORGETS_EACH = 100;

  private final FeedDatabase database;
  private final Signal signal;
  private final ApplicationEventPublisher listeners;
  private final Clock clock;

  Recorder(FeedDatabase database, Signal signal, ApplicationEventPublisher listeners, Clock clock) {
    this.database = database;
    this.signal = signal;
    this.listeners = listeners;
    this.clock = clock;
  }

  @EventListener
  void on(ApiKeyMade made) {
    database.begin();
  }

  @EventListener
  void on(MessageStored stored) {
    if (stored.imported()) return;
    record(
        EventType.MESSAGE_CREATED,
        stored.conversationId(),
        stored.seq(),
        switch (stored.author()) {
          case Author.OfApplicant _ -> Map.of("author_kind", "applicant");
          case Author.OfStaff staff -> written(staff.user().id());
        });
  }

  @EventListener
  void on(MessagesStored stored) {
    stored
        .messages()
        .forEach(sent ->
            record(
                EventType.MESSAGE_CREATED,
                sent.conversationId(),
                sent.seq(),
                written(stored.userId())));
  }

  private static Map<String, Object> written(long user) {
    return Map.of("author_kind", "user", "user_id", user);
  }

  @EventListener
  void on(DeliveryChanged changed) {
    record(
        EventType.DELIVERY_UPDATED,
        changed.conversationId(),
        changed.seq(),
        Map.of("channel", Slugs.of(changed.channel()), "state", Slugs.of(changed.state())));
  }

  @EventListener
  void on(Applied applied) {
    record(EventType.APPLICATION_CREATED, applied.applicationId(), null, by(applied.userId()));
  }

  @EventListener
  void on(StageChanged changed) {
    var data = new HashMap<>(by(changed.userId()));
    data.put("from", Slugs.of(changed.from()));
    data.put("to", Slugs.of(changed.to()));
    record(EventType.APPLICATION_STAGE_CHANGED, changed.applicationId(), null, data);
  }

  private static Map<String, Object> by(@Nullable Long user) {
    return user == null ? Map.of() : Map.of("user_id", user);
  }

  @EventListener
  void on(Archived archived) {
    archived
        .conversations()
        .forEach(id ->
            record(
                EventType.CONVERSATION_ARCHIVED, id, null, Map.of("user_id", archived.userId())));
  }

  @EventListener
  void on(BulkFinished finished) {
    record(
        EventType.BULK_MESSAGE_FINISHED,
        finished.bulkMessageId(),
        null,
        Map.of("state", Slugs.of(finished.state())));
  }

  @EventListener
  void on(OptOutChanged changed) {
    record(
        EventType.OPT_OUT_CHANGED,
        null,
        null,
        Map.of("phone", changed.phone(), "opted_out", changed.optedOut()));
  }

  private void record(
      EventType type, @Nullable Long subject, @Nullable Integer seq, Map<String, Object> data) {
    happening().events.add(new NewEvent(type, subject, seq, data));
  }

  private Happening happening() {
    for (var known : TransactionSynchronizationManager.getSynchronizations())
      if (known instanceof Happening happening) return happening;
    var happening = new Happening();
    TransactionSynchronizationManager.registerSynchronization(happening);
    return happening;
  }

  /// All that happens in one transaction.
  private final class Happening implements TransactionSynchronization {

    private final List<NewEvent> events = new ArrayList<>();
    private boolean isRead;

    /// After everything else that is done before a commit.
    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      var now = clock.instant();
      isRead = database.add(events, now);
      if (isRead && ThreadLocalRandom.current().nextInt(FORGETS_EACH) == 0)
        database.forget(now.minus(KEPT));
    }

    @Override
    public void afterCommit() {
      var company = CurrentCompany.id();
      if (!isRead || company == null) return;
      signal.tell(company);
      listeners.publishEvent(new Recorded(company));
    }
  }
}
