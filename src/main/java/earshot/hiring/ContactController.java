package earshot.hiring;

import earshot.company.User;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Notes that somebody pressed Call or Email on the application page; the answer confirms it, with
/// Undo. Without a script the links work as any others, and nothing is noted.
@Controller
@RequestMapping("/applications/{id}/contacts")
class ContactController {

  private final Contacts contacts;

  ContactController(Contacts contacts) {
    this.contacts = contacts;
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam Contact.Way way,
      Model model) {
    model.addAttribute("contact", contacts.add(user, id, way));
    model.addAttribute("application", id);
    return "hiring/contact-noted";
  }

  @PostMapping("/{contact}/undo")
  String undo(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @PathVariable("contact") long contact,
      Model model) {
    contacts.remove(user, id, contact);
    model.addAttribute("contact", null);
    model.addAttribute("application", id);
    return "hiring/contact-noted";
  }
}
