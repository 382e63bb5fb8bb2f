package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reading: what has been said in a conversation, and how far each user has read.
@Component
public class History {

  static final int PAGE = 50;

  private final Applications applications;
  private final ConversationDatabase database;
  private final MessageDatabase messages;
  private final DeliveryDatabase deliveries;
  private final Drafts drafts;
  private final MessageFiles files;
  private final Audience audience;

  History(
      Applications applications,
      ConversationDatabase database,
      MessageDatabase messages,
      DeliveryDatabase deliveries,
      Drafts drafts,
      MessageFiles files,
      Audience audience) {
    this.applications = applications;
    this.database = database;
    this.messages = messages;
    this.deliveries = deliveries;
    this.drafts = drafts;
    this.files = files;
    this.audience = audience;
  }

  /// The conversation of the application with its newest messages. Opening it writes nothing.
  ///
  /// @throws earshot.web.NotFound where the user may not read it
  @Transactional(readOnly = true)
  public Conversation open(User user, long id) {
    var application = applications.find(user, id);
    var state = database.state(id, user.id()).orElse(new ConversationState("", 0, 0, 0));
    return new Conversation(
        application,
        state.lastSeq(),
        state.readSeq(),
        whole(id, messages.between(id, 0, Integer.MAX_VALUE, PAGE)),
        refusal(user, application),
        drafts.find(user, id),
        user.mayReview(application.locationId()) ? state.waitingMails() : 0);
  }

  /// Everything after that seq: what a page lacks, exactly.
  @Transactional(readOnly = true)
  public List<Message> after(User user, long id, int seq) {
    applications.find(user, id);
    return whole(id, messages.between(id, seq, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  /// The page of messages before that seq.
  @Transactional(readOnly = true)
  public List<Message> before(User user, long id, int seq) {
    applications.find(user, id);
    return whole(id, messages.between(id, 0, seq, PAGE));
  }

  /// One message with its deliveries as they stand now.
  @Transactional(readOnly = true)
  public List<Message> one(User user, long id, int seq) {
    applications.find(user, id);
    return whole(id, messages.between(id, seq - 1, seq + 1, 1));
  }

  /// Why the user may not write there now; null if the user may.
  @Transactional(readOnly = true)
  public @Nullable Refusal refusal(User user, Application application) {
    if (!user.mayReview(application.locationId())) return Refusal.NO_GRANT;
    return Door.closed(application.stage());
  }

  /// The user has seen everything up to that seq.
  @Transactional
  public void markRead(User user, long id, int seq) {
    applications.find(user, id);
    if (database.markRead(id, user.id(), seq)) audience.tellRead(user.id(), id, seq);
  }

  private List<Message> whole(long id, List<Message> found) {
    return files.with(id, withDeliveries(id, found));
  }

  private List<Message> withDeliveries(long id, List<Message> found) {
    var seqs =
        found.stream().filter(message -> !message.fromApplicant()).map(Message::seq).toList();
    if (seqs.isEmpty()) return found;
    var bySeq =
        deliveries.toApplicant(id, seqs).stream().collect(Collectors.groupingBy(Delivery::seq));
    return found.stream()
        .map(message -> message.with(bySeq.getOrDefault(message.seq(), List.of())))
        .toList();
  }
}
