package earshot.search;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.conversation.History;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was found at the left, and beside it the conversation that is open, at the message that was
/// found.
@Controller
class SearchController {

  private final Search search;
  private final History history;

  private final Audit audit;

  SearchController(Search search, History history, Audit audit) {
    this.audit = audit;
    this.search = search;
    this.history = history;
  }

  @GetMapping("/message-center/search")
  String search(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String q,
      @RequestParam @Nullable String after,
      @RequestParam @Nullable Long open,
      @RequestParam(defaultValue = "0") int at,
      Model model) {
    var address = new SearchAddress(q.strip(), after, open, at);
    model.addAttribute("address", address);
    model.addAttribute("result", search.find(user, address.q(), after));
    if (open != null) {
      model.addAttribute("conversation", history.openAt(user, open, at));
      audit.read(user, Deed.READ_CONVERSATION, open);
    }
    return "search/page";
  }
}
