package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Applications;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A conversation as panel and as page: the same component in two frames.
@Controller
class ConversationController {

  private final History history;
  private final Drafts drafts;
  private final Applications applications;

  ConversationController(History history, Drafts drafts, Applications applications) {
    this.history = history;
    this.drafts = drafts;
    this.applications = applications;
  }

  @GetMapping("/applications/{id}/conversation")
  String panel(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    model.addAttribute("conversation", history.open(user, id));
    return "conversation/panel";
  }

  @GetMapping("/conversations/{id}")
  String page(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    var conversation = history.open(user, id);
    model.addAttribute("conversation", conversation);
    model.addAttribute("previous", applications.previous(conversation.application()));
    return "conversation/page";
  }

  /// The composer as it stands now, or why there is none: asked for when the stage changes.
  @GetMapping("/conversations/{id}/composer")
  String composer(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    model.addAttribute("conversation", history.open(user, id));
    return "conversation/composer";
  }

  @PutMapping("/conversations/{id}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void draft(@AuthenticationPrincipal User user, @PathVariable long id, @RequestParam String body) {
    drafts.save(user, id, body);
  }

  @PostMapping("/conversations/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@AuthenticationPrincipal User user, @PathVariable long id, @RequestParam int seq) {
    history.markRead(user, id, seq);
  }
}
