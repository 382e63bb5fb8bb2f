package earshot.messagecenter;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.conversation.History;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The message center: its views, and beside the list the conversation that is open.
@Controller
class MessageCenterController {

  private final Inbox inbox;
  private final History history;
  private final Audit audit;

  MessageCenterController(Inbox inbox, History history, Audit audit) {
    this.audit = audit;
    this.inbox = inbox;
    this.history = history;
  }

  @GetMapping("/message-center")
  String inbox(@AuthenticationPrincipal User user, InboxQuery query, Model model) {
    return list(user, query.filter(View.INBOX), query, model);
  }

  @GetMapping("/message-center/unanswered")
  String unanswered(@AuthenticationPrincipal User user, InboxQuery query, Model model) {
    return list(user, query.filter(View.UNANSWERED), query, model);
  }

  @GetMapping("/message-center/archived")
  String archived(@AuthenticationPrincipal User user, InboxQuery query, Model model) {
    return list(user, query.filter(View.ARCHIVED), query, model);
  }

  @GetMapping("/message-center/{id}")
  String conversation(
      @AuthenticationPrincipal User user, @PathVariable long id, InboxQuery query, Model model) {
    var conversation = history.open(user, id);
    audit.read(user, Deed.READ_CONVERSATION, id);
    model.addAttribute("conversation", conversation);
    return list(user, query.filter(), query, model);
  }

  /// The rows alone, fetched when something in them changed.
  @GetMapping("/message-center/rows")
  String rows(
      @AuthenticationPrincipal User user,
      InboxQuery query,
      @RequestParam @Nullable Long open,
      Model model) {
    model.addAttribute("inbox", inbox.page(user, query.filter(), query.after()));
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

  private String list(User user, InboxFilter filter, InboxQuery query, Model model) {
    var screen = inbox.screen(user, filter, query.after());
    model.addAttribute("inbox", screen.page());
    model.addAttribute("jobs", screen.jobs());
    model.addAttribute("locations", screen.locations());
    return "messagecenter/inbox";
  }
}
