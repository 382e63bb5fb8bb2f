package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.hiring.Contact;
import earshot.hiring.Contacts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reading: what has been said in a conversation, and how far each user has read.
@Component
public class History {

  static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final int MOST_AT_ONCE = 1_000;
  private static final int BEFORE_FOUND = 10;

  private final Applications applications;
  private final Contacts contacts;
  private final ConversationDatabase database;
  private final MessageDatabase messages;
  private final DeliveryDatabase deliveries;
  private final Drafts drafts;
  private final MessageFiles files;
  private final InTouch inTouch;
  private final Marks marks;

  History(
      Applications applications,
      Contacts contacts,
      ConversationDatabase database,
      MessageDatabase messages,
      DeliveryDatabase deliveries,
      Drafts drafts,
      MessageFiles files,
      InTouch inTouch,
      Marks marks) {
    this.applications = applications;
    this.contacts = contacts;
    this.database = database;
    this.messages = messages;
    this.deliveries = deliveries;
    this.drafts = drafts;
    this.files = files;
    this.inTouch = inTouch;
    this.marks = marks;
  }

  /// The conversation of the application with its newest messages. Opening it writes nothing.
  ///
  /// @throws earshot.web.NotFound where the user may not read it
  @Transactional(readOnly = true)
  public Conversation open(User user, long id) {
    return openBefore(user, id, Integer.MAX_VALUE);
  }

  /// The conversation with the page of messages before that seq.
  @Transactional(readOnly = true)
  public Conversation openBefore(User user, long id, int before) {
    return open(user, id, state -> messages.between(id, 0, before, page(state)));
  }

  /// The conversation with what follows from a little before that message, where it is older than
  /// the newest page.
  ///
  /// @param seq the message; 0 for none
  @Transactional(readOnly = true)
  public Conversation openAt(User user, long id, int seq) {
    return open(user, id, state -> around(id, seq, state));
  }

  private Conversation open(User user, long id, Function<ConversationState, List<Message>> shown) {
    var application = applications.find(user, id);
    var state = database.state(id, user.id()).orElse(new ConversationState("", 0, 0, false, 0));
    var page = whole(id, shown.apply(state));
    return new Conversation(
        application,
        state.lastSeq(),
        state.readSeq(),
        state.isNew(),
        page,
        refusal(user, application),
        drafts.find(user, id),
        applications.previous(application),
        inTouch.elsewhere(application),
        user.mayReview(application.locationId()) ? state.waitingMails() : 0,
        contacts(id, page));
  }

  /// All calls and mails by other means, the oldest first.
  @Transactional(readOnly = true)
  List<Contact> contacts(User user, long id) {
    applications.find(user, id);
    return contacts.of(id);
  }

  /// The calls and mails beside those messages: made since the first of them, and before whatever
  /// follows the last. The caller has seen to it that the user may read the conversation.
  @Transactional(readOnly = true)
  List<Contact> contacts(long id, List<Message> page) {
    var all = contacts.of(id);
    if (all.isEmpty() || page.isEmpty()) return all;
    var first = page.getFirst();
    var last = page.getLast().seq();
    var next = messages.between(id, last, last + 2, 1);
    return all.stream()
        .filter(it -> first.seq() == 1 || !it.madeAt().isBefore(first.createdAt()))
        .filter(it -> next.isEmpty() || it.madeAt().isBefore(next.getFirst().createdAt()))
        .toList();
  }

  /// Down to where the user has read, so that the page begins with what is new.
  private static int page(ConversationState state) {
    return Math.clamp(state.lastSeq() - state.readSeq() + PAGE / 5, PAGE, LARGEST_PAGE);
  }

  /// What follows that seq: what a page lacks, exactly. Where that is more than 1,000 messages, the
  /// next of them.
  @Transactional(readOnly = true)
  public List<Message> after(User user, long id, int seq) {
    return after(user, id, seq, MOST_AT_ONCE);
  }

  /// The next messages after that seq, but at most that many.
  @Transactional(readOnly = true)
  public List<Message> after(User user, long id, int seq, int most) {
    applications.find(user, id);
    return whole(id, messages.next(id, seq, most));
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
    if (application.applicant().erasedAt() != null) return Refusal.ERASED;
    return Refusal.closed(application.stage());
  }

  /// The user has seen everything up to that seq.
  @Transactional
  public void markRead(User user, long id, int seq) {
    applications.find(user, id);
    marks.read(user, id, seq);
  }

  private List<Message> around(long id, int seq, ConversationState state) {
    var isOnNewestPage = seq <= 0 || seq > state.lastSeq() - page(state);
    return isOnNewestPage
        ? messages.between(id, 0, Integer.MAX_VALUE, page(state))
        : messages.next(id, Math.max(0, seq - BEFORE_FOUND), MOST_AT_ONCE);
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
