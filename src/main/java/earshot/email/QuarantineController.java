package earshot.email;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Mail that waits for a decision.
@Controller
@RequestMapping("/quarantine")
class QuarantineController {

  private final Quarantine quarantine;
  private final Audit audit;

  QuarantineController(Quarantine quarantine, Audit audit) {
    this.audit = audit;
    this.quarantine = quarantine;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "false") boolean discarded,
      Model model) {
    model.addAttribute("waiting", quarantine.waiting(user));
    model.addAttribute("decided", quarantine.decided(user));
    model.addAttribute("discarded", discarded);
    return "email/quarantine";
  }

  /// The link in the user's menu, asked for when the menu opens.
  @GetMapping("/link")
  String link(@AuthenticationPrincipal User user, Model model) {
    model.addAttribute("count", quarantine.count(user));
    return "email/quarantine-link";
  }

  @GetMapping("/{id}")
  String show(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    var mail = quarantine.find(user, id);
    audit.read(user, Deed.OPENED_HELD_MAIL, mail.conversationId());
    model.addAttribute("mail", mail);
    model.addAttribute("written", quarantine.words(user, id));
    model.addAttribute("files", quarantine.files(user, id));
    return "email/quarantined";
  }

  @PostMapping("/{id}/accept")
  String accept(@AuthenticationPrincipal User user, @PathVariable long id) {
    quarantine.accept(user, id);
    return "redirect:/conversations/" + quarantine.find(user, id).conversationId();
  }

  @PostMapping("/{id}/discard")
  String discard(@AuthenticationPrincipal User user, @PathVariable long id) {
    quarantine.discard(user, id);
    return "redirect:/quarantine?discarded=true";
  }
}
