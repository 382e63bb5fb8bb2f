package earshot.conversation;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A conversation as panel and as page: the same component in two frames.
@Controller
class ConversationController {

  private final History history;
  private final Drafts drafts;
  private final Typing typing;
  private final Audit audit;

  ConversationController(History history, Drafts drafts, Typing typing, Audit audit) {
    this.audit = audit;
    this.history = history;
    this.drafts = drafts;
    this.typing = typing;
  }

  /// @param into what the browser wants it for: whoever opens the address gets the page
  @GetMapping("/applications/{id}/conversation")
  String panel(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestHeader(name = "Sec-Fetch-Dest", required = false) @Nullable String into,
      Model model) {
    model.addAttribute("conversation", history.open(user, id));
    audit.read(user, Deed.READ_CONVERSATION, id);
    return "document".equals(into) ? "conversation/page" : "conversation/panel";
  }

  /// @param before for whoever reads back without a script: the page ends before that seq
  @GetMapping("/conversations/{id}")
  String page(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "2147483647") int before,
      Model model) {
    model.addAttribute("conversation", history.openBefore(user, id, before));
    audit.read(user, Deed.READ_CONVERSATION, id);
    return "conversation/page";
  }

  /// The composer as it stands now, or why there is none: asked for when the stage changes.
  @GetMapping("/conversations/{id}/composer")
  String composer(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    model.addAttribute("conversation", history.open(user, id));
    return "conversation/composer";
  }

  /// The calls and mails beside its messages as they are now: asked for when one is noted.
  @GetMapping("/conversations/{id}/contacts")
  String contacts(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    model.addAttribute("contacts", history.contacts(user, id));
    model.addAttribute("messages", List.of());
    model.addAttribute("conversationId", id);
    audit.read(user, Deed.READ_CONVERSATION, id);
    return "conversation/messages";
  }

  /// @param key of the message it will be when it is sent
  @PutMapping("/conversations/{id}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void draft(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam String body,
      @RequestParam @Nullable String key) {
    drafts.save(user, id, body, key);
  }

  /// The user is typing; asked for again every few seconds while that goes on.
  @PostMapping("/conversations/{id}/typing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void typing(@AuthenticationPrincipal User user, @PathVariable long id) {
    typing.tell(user, id);
  }

  @PostMapping("/conversations/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@AuthenticationPrincipal User user, @PathVariable long id, @RequestParam int seq) {
    history.markRead(user, id, seq);
  }
}
