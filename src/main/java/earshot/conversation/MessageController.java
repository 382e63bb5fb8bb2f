package earshot.conversation;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.server.ResponseStatusException;

/// The messages of a conversation, for the page that shows it: sent, fetched, delivered.
@Controller
@RequestMapping("/conversations/{id}/messages")
class MessageController {

  private final PageMessages pageMessages;
  private final Drafts drafts;
  private final History history;
  private final Deliveries deliveries;
  private final Audit audit;

  MessageController(
      PageMessages pageMessages,
      Drafts drafts,
      History history,
      Deliveries deliveries,
      Audit audit) {
    this.audit = audit;
    this.pageMessages = pageMessages;
    this.drafts = drafts;
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

  /// From the form itself, by whoever presses Send before the scripts are there. What is refused
  /// stays on the page, and where a decline is undone later it is there as the draft.
  @PostMapping(headers = "Sec-Fetch-Mode=navigate")
  String sendByForm(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam String body,
      @RequestParam String key,
      @RequestParam @Nullable Integer after,
      Model model,
      HttpServletResponse response) {
    try {
      store(user, id, body, key, after);
      return "redirect:/conversations/" + id;
    } catch (InvalidMessage invalid) {
      return again(user, id, body, invalid, model, response);
    } catch (WriteRefused refused) {
      if (refused.refusal() == Refusal.DECLINED)
        drafts.save(user, id, MessageText.clean(body).strip(), null);
      return again(user, id, body, refused, model, response);
    }
  }

  private String again(
      User user,
      long id,
      String typed,
      ResponseStatusException why,
      Model model,
      HttpServletResponse response) {
    response.setStatus(why.getStatusCode().value());
    model.addAttribute("conversation", history.open(user, id));
    model.addAttribute("typed", typed);
    model.addAttribute("problem", why.getReason());
    audit.read(user, Deed.READ_CONVERSATION, id);
    return "conversation/page";
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
    var page = history.before(user, id, before);
    model.addAttribute("contacts", history.contacts(id, page));
    return show(user, page, id, model);
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
    pageMessages.send(
        new NewMessage(id, author, Via.WEB, body, null, Message.key(user, key), seen));
  }

  private String show(User user, List<Message> messages, long id, Model model) {
    audit.read(user, Deed.READ_CONVERSATION, id);
    model.addAttribute("messages", messages);
    model.addAttribute("conversationId", id);
    return "conversation/messages";
  }
}
