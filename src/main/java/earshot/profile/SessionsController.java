package earshot.profile;

import earshot.account.SessionKey;
import earshot.account.Sessions;
import earshot.company.User;
import earshot.web.NotFound;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Signs a user out elsewhere.
@Controller
@RequestMapping("/settings/me/sessions")
class SessionsController {

  private final Sessions sessions;

  SessionsController(Sessions sessions) {
    this.sessions = sessions;
  }

  @PostMapping("/{session}/end")
  String end(@AuthenticationPrincipal User user, @PathVariable String session) {
    if (!sessions.end(user, session)) throw new NotFound("session");
    return "redirect:/settings/me?done=ended";
  }

  /// Everywhere but here.
  @PostMapping("/end-others")
  String endOthers(@AuthenticationPrincipal User user, Authentication authentication) {
    sessions.endOthers(user, SessionKey.of(authentication));
    return "redirect:/settings/me?done=others";
  }
}
