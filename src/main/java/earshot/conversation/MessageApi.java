package earshot.conversation;

import static earshot.language.Say.say;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.company.Users;
import earshot.hiring.Applications;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.NotFound;
import earshot.web.RestApi;
import earshot.web.Snake;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The messages of a conversation, for other systems.
@RestApi
@RequestMapping("/api/v1")
class MessageApi {

  private final Applications applications;
  private final Conversations conversations;
  private final History history;
  private final Deliveries deliveries;
  private final Users users;
  private final ReplyAddresses addresses;
  private final Audit audit;

  MessageApi(
      Applications applications,
      Conversations conversations,
      History history,
      Deliveries deliveries,
      Users users,
      ReplyAddresses addresses,
      Audit audit) {
    this.applications = applications;
    this.conversations = conversations;
    this.history = history;
    this.deliveries = deliveries;
    this.users = users;
    this.addresses = addresses;
    this.audit = audit;
  }

  /// A message to be sent.
  ///
  /// @param userId in whose name of the staff it is written; null for the key itself
  @Snake
  record Outgoing(@Nullable String body, @Nullable Long userId) {}

  /// Starts or continues the conversation of the application.
  @PostMapping("/applications/{id}/messages")
  ResponseEntity<MessageJson> send(
      @AuthenticationPrincipal User user,
      Authentication key,
      @PathVariable long id,
      @RequestBody Outgoing message) {
    if (message.body() == null) throw new InvalidInput("body", "body is missing.");
    var sent =
        conversations.send(
            new NewMessage(
                id,
                new Author.OfStaff(writer(user, id, message.userId())),
                Via.API,
                message.body(),
                null,
                "api:" + UUID.randomUUID()));
    var stored = shown(user, key, id, history.one(user, id, sent.seq())).getFirst();
    return ResponseEntity.created(
            URI.create("/api/v1/conversations/%d/messages/%d".formatted(id, sent.seq())))
        .body(stored);
  }

  /// @param after the last seq that is known
  @GetMapping("/conversations/{id}/messages")
  ResponseEntity<Items<MessageJson>> list(
      @AuthenticationPrincipal User user,
      Authentication key,
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit) {
    var size = Items.limit(limit);
    var found = shown(user, key, id, history.after(user, id, after, size + 1));
    return Items.page(found, size, last -> Integer.toString(last.seq())).answer();
  }

  @GetMapping("/conversations/{id}/messages/{seq}")
  MessageJson one(
      @AuthenticationPrincipal User user,
      Authentication key,
      @PathVariable long id,
      @PathVariable int seq) {
    return shown(user, key, id, history.one(user, id, seq)).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("message"));
  }

  /// Tries a failed delivery again, once, however often it is asked.
  @PostMapping("/conversations/{id}/messages/{seq}/deliveries/{channel}/retry")
  MessageJson retry(
      @AuthenticationPrincipal User user,
      Authentication key,
      @PathVariable long id,
      @PathVariable int seq,
      @PathVariable String channel) {
    var wanted =
        switch (channel) {
          case "email" -> Channel.EMAIL;
          case "sms" -> Channel.SMS;
          case "in_app" -> Channel.IN_APP;
          default -> throw new NotFound("channel");
        };
    deliveries.retry(user, id, seq, wanted);
    return one(user, key, id, seq);
  }

  /// In whose name a key writes. Whoever that is, the key writes only where it may itself.
  private User writer(User key, long application, @Nullable Long id) {
    if (id == null) return key;
    if (!key.mayReview(applications.find(key, application).locationId()))
      throw new WriteRefused(Refusal.NO_GRANT);
    return users
        .find(id)
        .filter(users::isPerson)
        .orElseThrow(
            () -> new InvalidInput("user_id", say("There is no such user, or not any more.")));
  }

  private List<MessageJson> shown(User user, Authentication key, long id, List<Message> found) {
    audit.read(user, Deed.READ_CONVERSATION, id);
    var address = mayAnswerFor(user, key, id) ? addresses.ofApplicant(user.companyId(), id) : null;
    return found.stream().map(message -> MessageJson.of(id, message, address)).toList();
  }

  /// Who knows the address writes as the applicant: what is read as part of a history tells none.
  private boolean mayAnswerFor(User user, Authentication key, long id) {
    var isForAdministration =
        key.getAuthorities().stream().anyMatch(it -> "ADMIN".equals(it.getAuthority()));
    return isForAdministration
        && (user.isAdministrator() || user.mayReview(applications.find(user, id).locationId()));
  }
}
