package earshot.account;

import earshot.company.User;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// Tells a page that stayed open who is signed in now, and the token that its requests need since
/// then: signing in replaces it.
@Controller
class SessionController {

  record Session(long user, String token) {}

  @GetMapping("/session")
  @ResponseBody
  Session session(@AuthenticationPrincipal User user, CsrfToken csrf) {
    return new Session(user.id(), csrf.getToken());
  }
}
