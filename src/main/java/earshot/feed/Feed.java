package earshot.feed;

import earshot.company.Role;
import earshot.company.User;
import earshot.conversation.ApiMessages;
import earshot.hiring.ApiApplications;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What happened in the current company, as a key may see it.
@Component
public class Feed {

  /// How many events a page has.
  public static final int PAGE = 200;

  private final FeedDatabase database;
  private final ApiMessages messages;
  private final ApiApplications applications;
  private final Clock clock;

  Feed(FeedDatabase database, ApiMessages messages, ApiApplications applications, Clock clock) {
    this.database = database;
    this.messages = messages;
    this.applications = applications;
    this.clock = clock;
  }

  /// Keeps a feed from now on, if none is kept yet.
  ///
  /// @return the newest position there is
  @Transactional
  public long begin() {
    database.begin();
    return database.last();
  }

  /// The newest position there is; 0 before the first.
  @Transactional(readOnly = true)
  public long last() {
    return database.last();
  }

  /// Whether something after that position is not kept any more.
  @Transactional(readOnly = true)
  public boolean isForgotten(long position) {
    return database.isForgotten(position);
  }

  /// Forgets some that are older than a week. Now and then a commit does so too; what a company
  /// that has gone quiet did last would stay.
  ///
  /// @return whether there may be more
  @Transactional
  public boolean forgetOld() {
    return database.forget(clock.instant().minus(Recorder.KEPT));
  }

  /// What happened after that position and the key may hear of, in order; a page of it.
  @Transactional(readOnly = true)
  List<FeedEvent> after(Listener listener, long position, int limit) {
    return database.after(position, locations(listener.user()), listener.hearsOfPhones(), limit);
  }

  /// What somebody finds who looks again.
  ///
  /// @param newest position there is, whether they may see it or not
  record Look(long newest, List<FeedEvent> events) {}

  /// A page of what happened after that position; nothing more is asked for where nothing did.
  @Transactional(readOnly = true)
  Look look(Listener listener, long position) {
    var newest = database.last();
    return new Look(newest, newest > position ? after(listener, position, PAGE) : List.of());
  }

  /// What happened after that position, at every location; a page of it.
  @Transactional(readOnly = true)
  public List<FeedEvent> after(long position) {
    return database.after(position, null, true, PAGE);
  }

  /// What happened from the one time to before the other and after that position, up to the other
  /// position; a page of it.
  @Transactional(readOnly = true)
  public List<FeedEvent> between(Instant from, Instant until, long position, long last) {
    return database.between(from, until, position, last, PAGE);
  }

  /// The event with what it is about.
  @Transactional(readOnly = true)
  public EventJson json(FeedEvent event) {
    return new EventJson(
        Long.toString(event.position()), event.type().slug(), event.happenedAt(), data(event));
  }

  private Map<String, Object> data(FeedEvent event) {
    var data = new LinkedHashMap<String, Object>();
    var subject = event.subjectId();
    var seq = event.seq();
    if (subject != null)
      data.put(
          switch (event.type()) {
            case BULK_MESSAGE_FINISHED -> "bulk_message_id";
            case APPLICATION_CREATED, APPLICATION_STAGE_CHANGED -> "application_id";
            default -> "conversation_id";
          },
          subject);
    if (seq != null) data.put("seq", seq);
    data.putAll(event.data());
    if (subject == null) return data;
    switch (event.type()) {
      case MESSAGE_CREATED, DELIVERY_UPDATED ->
          messages
              .find(subject, seq == null ? 0 : seq)
              .ifPresent(message -> data.put("message", message));
      case APPLICATION_CREATED, APPLICATION_STAGE_CHANGED ->
          applications.find(subject).ifPresent(application -> data.put("application", application));
      default -> {}
    }
    return data;
  }

  private static Long @Nullable [] locations(User user) {
    return user.role() == Role.ADMINISTRATOR ? null : user.locations().toArray(Long[]::new);
  }
}
