package earshot.conversation;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The messages of a conversation, for the page that shows it: sent, fetched, delivered.
@Controller
@RequestMapping("/conversations/{id}/messages")
class MessageController {

  private final Conversations conversations;
  private final History history;
  private final Deliveries deliveries;
  private final Audit audit;

  MessageController(
      Conversations conversations, History history, Deliveries deliveries, Audit audit) {
    this.audit = audit;
    this.conversations = conversations;
    this.history = history;
    this.deliveries = deliveries;
  }

  /// Stores the message and answers with all the page lacks, the message included.
  ///
  /// @param key made by the page once per message, so that a retry is no second message
  /// @param after the last seq the page shows; null where it does not say
  @PostMapping
  String send(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam String body,
      @RequestParam String key,
      @RequestParam @Nullable Integer after,
      Model model) {
    store(user, id, body, key, after);
    return show(user, history.after(user, id, after == null ? 0 : after), id, model);
  }

  /// From the form itself, by whoever presses Send before the scripts are there.
  @PostMapping(headers = "Sec-Fetch-Mode=navigate")
  String sendByForm(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam String body,
      @RequestParam String key,
      @RequestParam @Nullable Integer after) {
    store(user, id, body, key, after);
    return "redirect:/conversations/" + id;
  }

  @GetMapping(params = "after")
  String after(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam int after,
      Model model) {
    return show(user, history.after(user, id, after), id, model);
  }

  @GetMapping(params = "before")
  String before(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam int before,
      Model model) {
    return show(user, history.before(user, id, before), id, model);
  }

  /// The message with its deliveries as they stand now.
  @GetMapping("/{seq}")
  String one(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @PathVariable int seq,
      Model model) {
    return show(user, history.one(user, id, seq), id, model);
  }

  @PostMapping("/{seq}/deliveries/{channel}/retry")
  String retry(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @PathVariable int seq,
      @PathVariable Channel channel,
      Model model) {
    deliveries.retry(user, id, seq, channel);
    return show(user, history.one(user, id, seq), id, model);
  }

  private void store(User user, long id, String body, String key, @Nullable Integer after) {
    var author = new Author.OfStaff(user);
    var seen = after == null ? NewMessage.ALL : Math.max(NewMessage.NOTHING, after);
    conversations.send(
        new NewMessage(id, author, Via.WEB, body, null, Message.key(user, key), seen));
  }

  private String show(User user, List<Message> messages, long id, Model model) {
    audit.read(user, Deed.READ_CONVERSATION, id);
    model.addAttribute("messages", messages);
    model.addAttribute("conversationId", id);
    return "conversation/messages";
  }
}
