package earshot.messagecenter;

import earshot.company.User;
import earshot.conversation.History;
import earshot.hiring.Applications;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The message center: the inbox, and beside it the conversation that is open.
@Controller
class MessageCenterController {

  private final Inbox inbox;
  private final History history;
  private final Applications applications;

  MessageCenterController(Inbox inbox, History history, Applications applications) {
    this.inbox = inbox;
    this.history = history;
    this.applications = applications;
  }

  @GetMapping("/message-center")
  String inbox(
      @AuthenticationPrincipal User user, @RequestParam @Nullable String after, Model model) {
    model.addAttribute("inbox", inbox.page(user, after));
    model.addAttribute("first", after == null);
    return "messagecenter/inbox";
  }

  @GetMapping("/message-center/{id}")
  String conversation(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam @Nullable String after,
      Model model) {
    var conversation = history.open(user, id);
    model.addAttribute("conversation", conversation);
    model.addAttribute("previous", applications.previous(conversation.application()));
    return inbox(user, after, model);
  }

  /// The rows alone, fetched when something in them changed.
  @GetMapping("/message-center/rows")
  String rows(
      @AuthenticationPrincipal User user,
      @RequestParam @Nullable String after,
      @RequestParam @Nullable Long open,
      Model model) {
    model.addAttribute("inbox", inbox.page(user, after));
    model.addAttribute("open", open);
    return "messagecenter/rows";
  }

  @GetMapping("/message-center/counter")
  String counter(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "false") boolean current,
      Model model) {
    model.addAttribute("current", current);
    model.addAttribute("newMessages", inbox.newMessages(user));
    return "messagecenter/counter";
  }
}
