package earshot.profile;

import earshot.account.SessionKey;
import earshot.company.AnswerMail;
import earshot.company.EmailAddress;
import earshot.company.User;
import earshot.company.Users;
import earshot.language.Language;
import earshot.web.InvalidInput;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › You: what users say of themselves, how they are reached and sign in.
@Controller
@RequestMapping("/settings/me")
class ProfileController {

  private final ProfilePage page;
  private final Users users;
  private final OwnPassword password;
  private final OwnAddress address;

  ProfileController(ProfilePage page, Users users, OwnPassword password, OwnAddress address) {
    this.page = page;
    this.users = users;
    this.password = password;
    this.address = address;
  }

  /// @param done what was just done, as the addresses after forms say it
  @GetMapping
  String show(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    return page.show(user, SessionKey.of(authentication), done, model);
  }

  @PostMapping
  String change(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam String zone,
      @RequestParam(defaultValue = "") String language,
      @RequestParam AnswerMail answerMail,
      @RequestParam(defaultValue = "false") boolean enter,
      @RequestParam(defaultValue = "false") boolean shortcuts,
      Model model,
      HttpServletResponse response) {
    var form =
        new ProfileForm(
            name,
            phone,
            zone,
            Language.of(language).orElse(user.language()),
            answerMail,
            enter,
            shortcuts);
    try {
      users.change(user, form.profile(page.region(user)));
      users.pressEnterToSend(user, enter);
      users.keyboardShortcuts(user, shortcuts);
      return "redirect:/settings/me?done=saved";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.show(user, SessionKey.of(authentication), form, "", problem, "", model);
    }
  }

  @PostMapping("/password")
  String changePassword(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      @RequestParam String current,
      @RequestParam("password") String chosen,
      Model model,
      HttpServletResponse response) {
    var session = SessionKey.of(authentication);
    try {
      password.change(user, session, current, chosen);
      return "redirect:/settings/me?done=password";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.show(user, session, page.form(user), "", problem, "", model);
    } catch (TooMany tooMany) {
      tooMany.tell(response);
      var problem = new InvalidInput("current", tooMany.sentence());
      return page.show(user, session, page.form(user), "", problem, "", model);
    }
  }

  @PostMapping("/address")
  String changeAddress(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      @RequestParam String email,
      @RequestParam String confirmation,
      Model model,
      HttpServletResponse response) {
    try {
      password.confirm(user, confirmation, "confirmation");
      address.want(user, new EmailAddress(email));
      return "redirect:/settings/me?done=address";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.show(
          user, SessionKey.of(authentication), page.form(user), email, problem, "", model);
    } catch (TooMany tooMany) {
      tooMany.tell(response);
      var problem = new InvalidInput("confirmation", tooMany.sentence());
      return page.show(
          user, SessionKey.of(authentication), page.form(user), email, problem, "", model);
    }
  }
}
