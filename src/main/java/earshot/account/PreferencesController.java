package earshot.account;

import earshot.company.User;
import earshot.company.Users;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What a user prefers, the same on every device.
@Controller
class PreferencesController {

  private final Users users;

  PreferencesController(Users users) {
    this.users = users;
  }

  @PutMapping("/preferences/press-enter-to-send")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void pressEnterToSend(@AuthenticationPrincipal User user, @RequestParam boolean value) {
    users.pressEnterToSend(user, value);
  }

  @PutMapping("/preferences/keyboard-shortcuts")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keyboardShortcuts(@AuthenticationPrincipal User user, @RequestParam boolean value) {
    users.keyboardShortcuts(user, value);
  }
}
