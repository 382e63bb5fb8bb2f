package earshot.messagecenter;

import static earshot.language.Say.say;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.conversation.ApiMessages;
import earshot.conversation.Conversation;
import earshot.conversation.History;
import earshot.conversation.Mark;
import earshot.conversation.Marks;
import earshot.conversation.Refusal;
import earshot.web.Expand;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Conversations, for other systems. What is read and archived is the key's own, as it is each
/// user's.
@RestApi
@RequestMapping("/api/v1/conversations")
class ConversationApi {

  private static final int NEWEST = 20;

  private final Inbox inbox;
  private final History history;
  private final Marks marks;
  private final ApiMessages messages;
  private final Audit audit;

  ConversationApi(Inbox inbox, History history, Marks marks, ApiMessages messages, Audit audit) {
    this.messages = messages;
    this.audit = audit;
    this.inbox = inbox;
    this.history = history;
    this.marks = marks;
  }

  /// @param conversations at most 1,000
  record Marking(@Nullable List<Long> conversations, @Nullable String mark) {}

  /// @param marked how many of them there were
  record Marked(int marked) {}

  /// A conversation by itself.
  ///
  /// @param refusal why nothing can be written there now; null if it can
  @Snake
  record State(
      long id,
      ConversationJson.Named applicant,
      ConversationJson.Named job,
      ConversationJson.Named location,
      String stage,
      int lastSeq,
      int readSeq,
      boolean isNew,
      @Nullable String refusal,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Object> messages) {

    static State of(Conversation it, @Nullable List<Object> messages) {
      var application = it.application();
      return new State(
          it.id(),
          new ConversationJson.Named(application.applicant().id(), application.applicant().name()),
          new ConversationJson.Named(application.jobId(), application.job()),
          new ConversationJson.Named(application.locationId(), application.location()),
          Slugs.of(application.stage()),
          it.lastSeq(),
          it.readSeq(),
          it.isNew(),
          name(it.refusal()),
          messages);
    }

    private static @Nullable String name(@Nullable Refusal refusal) {
      return refusal == null ? null : Slugs.of(refusal);
    }
  }

  /// @param scope `mine` for those the key takes part in; else all it may see
  /// @param expand `messages` for the newest of each
  @GetMapping
  ResponseEntity<Items<ConversationJson>> list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "inbox") String view,
      @RequestParam(defaultValue = "locations") String scope,
      @RequestParam @Nullable Long job,
      @RequestParam @Nullable Long location,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit,
      @RequestParam @Nullable String after,
      @RequestParam @Nullable String expand) {
    var filter =
        new InboxFilter(
            Objects.requireNonNull(Slugs.parse("view", view, View.class)),
            Objects.requireNonNull(Slugs.parse("scope", scope, Scope.class)),
            job,
            location);
    if (after != null && InboxCursor.parse(after).equals(InboxCursor.TOP))
      throw new InvalidInput("after", "after must be the next_cursor of an answer.");
    var page = inbox.page(user, filter, after, Items.limit(limit));
    var ids = page.rows().stream().map(InboxRow::conversationId).toList();
    var newest = newest(user, ids, expand);
    return new Items<>(
            page.rows().stream()
                .map(it -> ConversationJson.of(it, newest.get(it.conversationId())))
                .toList(),
            page.next())
        .answer();
  }

  @GetMapping("/{id}")
  State one(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam @Nullable String expand) {
    var found = history.open(user, id);
    return State.of(found, newest(user, List.of(id), expand).get(id));
  }

  @PostMapping("/{id}/read")
  State read(@AuthenticationPrincipal User user, @PathVariable long id) {
    return mark(user, id, Mark.READ);
  }

  @PostMapping("/{id}/unread")
  State unread(@AuthenticationPrincipal User user, @PathVariable long id) {
    return mark(user, id, Mark.UNREAD);
  }

  @PostMapping("/{id}/archive")
  State archive(@AuthenticationPrincipal User user, @PathVariable long id) {
    return mark(user, id, Mark.ARCHIVED);
  }

  @PostMapping("/{id}/unarchive")
  State unarchive(@AuthenticationPrincipal User user, @PathVariable long id) {
    return mark(user, id, Mark.IN_INBOX);
  }

  /// Marks many in one go. Those that are not there for the key are passed over.
  @PostMapping("/marks")
  Marked mark(@AuthenticationPrincipal User user, @RequestBody Marking marking) {
    var ids = Objects.requireNonNullElseGet(marking.conversations(), List::<Long>of);
    if (ids.isEmpty() || ids.size() > MarksController.AT_ONCE || ids.contains(null))
      throw new InvalidInput("conversations", "conversations must be 1 to 1,000 ids.");
    var mark = Slugs.parse("mark", marking.mark(), Mark.class);
    if (mark == null) throw new InvalidInput("mark", "mark is missing.");
    return new Marked(marks.mark(user, ids, mark).found());
  }

  /// What cannot be marked may be there for the key all the same: to be read.
  private State mark(User user, long id, Mark mark) {
    var isMarked = marks.mark(user, List.of(id), mark).found() > 0;
    var conversation = history.open(user, id);
    if (!isMarked && mark != Mark.READ) throw refused(conversation);
    return State.of(conversation, null);
  }

  private static ResponseStatusException refused(Conversation unmarked) {
    return unmarked.refusal() == Refusal.NO_GRANT
        ? new ResponseStatusException(
            HttpStatus.FORBIDDEN,
            say("You can read this conversation. Only managers of its location can mark it."))
        : new ResponseStatusException(
            HttpStatus.CONFLICT, say("Nobody has written in this conversation yet."));
  }

  /// Nothing unless they are wanted.
  private Map<Long, List<Object>> newest(User user, List<Long> ids, @Nullable String expand) {
    if (!Expand.has(expand, "messages")) return Map.of();
    audit.read(user, Deed.READ_CONVERSATION, ids);
    var found = new HashMap<>(messages.latest(ids, NEWEST));
    ids.forEach(id -> found.putIfAbsent(id, List.of()));
    return found;
  }
}
