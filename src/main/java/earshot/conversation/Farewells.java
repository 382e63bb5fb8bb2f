package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Stage;
import earshot.hiring.StageChanged;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The last words before a decline: they still go out when the conversation is closed, and are
/// taken back with the decline. All else that waits for the applicant is not sent any more.
@Component
public class Farewells {

  private static final String DECLINED = "The application was declined first";
  private static final String UNDONE = "The decline was undone first";

  private final Conversations conversations;
  private final FarewellDatabase database;
  private final Audience audience;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Farewells(
      Conversations conversations,
      FarewellDatabase database,
      Audience audience,
      ApplicationEventPublisher events,
      Clock clock) {
    this.conversations = conversations;
    this.database = database;
    this.audience = audience;
    this.events = events;
    this.clock = clock;
  }

  /// Stores the message in the caller's transaction, which then declines. Many are declined at
  /// once, unseen: what their applicants wrote stays unread.
  ///
  /// @param key what makes the same submission the same message
  /// @throws WriteRefused if the conversation is closed already
  @Transactional
  public void write(User user, long application, String body, String key) {
    var author = new Author.OfStaff(user);
    var sent =
        conversations.send(
            new NewMessage(application, author, Via.WEB, body, null, key, NewMessage.NOTHING));
    if (!sent.duplicate()) database.insert(application, sent.seq(), clock.instant());
  }

  @EventListener
  void on(StageChanged changed) {
    if (changed.to() == Stage.DECLINED)
      told(database.skipWaiting(changed.applicationId(), DECLINED, clock.instant()));
    if (changed.from() == Stage.DECLINED)
      told(database.takeBack(changed.applicationId(), UNDONE, clock.instant()));
  }

  /// The messages that were taken back before their applicant could read them.
  Set<Integer> unsaid(long conversation) {
    return database.unsaid(conversation);
  }

  private void told(List<Delivery> changed) {
    changed.stream()
        .map(Delivery::seq)
        .distinct()
        .forEach(seq -> audience.tellDelivery(changed.getFirst().conversationId(), seq));
    changed.stream().map(DeliveryChanged::of).forEach(events::publishEvent);
  }
}
