package earshot.profile;

import earshot.account.Accounts;
import earshot.account.Entrance;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.company.User;
import earshot.web.ClientAddress;
import earshot.web.InvalidInput;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A new password for one that is forgotten. The page answers the same whether or not anybody has
/// the address, and the link changes nothing until its form is sent.
@Controller
class ForgotPasswordController {

  private final OwnPassword password;
  private final OwnMailQueue mails;
  private final Throttle throttle;
  private final Entrance entrance;

  ForgotPasswordController(
      OwnPassword password, OwnMailQueue mails, Throttle throttle, Entrance entrance) {
    this.password = password;
    this.mails = mails;
    this.throttle = throttle;
    this.entrance = entrance;
  }

  @GetMapping("/forgot-password")
  String page(Model model) {
    return show(false, "", "", model);
  }

  @PostMapping("/forgot-password")
  String want(
      @RequestParam String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var wait = throttle.count(Limit.MAIL_FROM_PLACE, ClientAddress.of(request));
    if (wait.isPositive()) {
      new TooMany(wait).tell(response);
      return show(false, email, TooMany.sentence(wait), model);
    }
    var address = Accounts.normalized(email);
    if (throttle.count(Limit.MAIL_TO, "password:" + address).isZero())
      mails.passwordWanted(address);
    return show(true, "", "", model);
  }

  @GetMapping("/new-password/{secret}")
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    var holder = password.holder(secret).orElse(null);
    return holder == null ? gone(response) : form(holder, null, model);
  }

  @PostMapping("/new-password/{secret}")
  String change(
      @PathVariable String secret,
      @RequestParam("password") String chosen,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var holder = password.holder(secret).orElse(null);
    if (holder == null) return gone(response);
    try {
      var user = password.change(holder, chosen).orElse(null);
      if (user == null) return gone(response);
      return "redirect:" + entrance.afterPassword(user, request, response);
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(holder, problem, model);
    }
  }

  /// @param sent whether the address was taken
  private String show(boolean sent, String email, String problem, Model model) {
    model.addAttribute("mailSetUp", mails.isSetUp());
    model.addAttribute("sent", sent);
    model.addAttribute("email", email);
    model.addAttribute("problem", problem);
    return "profile/forgot-password";
  }

  private static String form(User holder, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("holder", holder);
    model.addAttribute("problem", InvalidInput.about("password", problem));
    return "profile/new-password";
  }

  private static String gone(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "profile/link-gone";
  }
}
