package earshot.unsubscribe;

import earshot.company.User;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Whether a user gets mail about answers while away.
@Controller
@RequestMapping(UserEmailsController.HERE)
class UserEmailsController {

  static final String HERE = "/settings/emails";

  private final MailStops stops;

  UserEmailsController(MailStops stops) {
    this.stops = stops;
  }

  @GetMapping
  String show(@AuthenticationPrincipal User user, Model model) {
    model.addAttribute("stopped", stops.holds(user.email()));
    return "unsubscribe/user";
  }

  @PostMapping
  String stop(@AuthenticationPrincipal User user) {
    stops.add(user.email(), null);
    return "redirect:" + HERE;
  }

  @PostMapping("/undo")
  String undo(@AuthenticationPrincipal User user) {
    stops.remove(user.email());
    return "redirect:" + HERE;
  }
}
