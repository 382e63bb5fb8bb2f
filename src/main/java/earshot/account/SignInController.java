package earshot.account;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.web.PublicUrl;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in page. The form itself is taken by Spring Security, see [SecurityConfiguration].
@Controller
class SignInController {

  private final PublicUrl url;

  SignInController(PublicUrl url) {
    this.url = url;
  }

  @GetMapping("/")
  String home() {
    return "redirect:/applications";
  }

  @GetMapping("/sign-in")
  String page(
      @AuthenticationPrincipal @Nullable User user, HttpServletRequest request, Model model) {
    if (user != null) return "redirect:/applications";
    model.addAttribute("signedOut", signedOut(request));
    return show("", "", model);
  }

  private static String signedOut(HttpServletRequest request) {
    if (request.getParameter("not-taken") != null)
      return say("You are signed out, so that was not taken. Sign in, then do it again.");
    return request.getParameter("signed-out") == null ? "" : say("You are signed out.");
  }

  /// Where a refused sign-in is forwarded to, see [WrongPassword].
  @PostMapping("/sign-in/again")
  String again(
      @RequestParam(defaultValue = "") String email,
      @RequestAttribute(WrongPassword.REST) Duration rest,
      Model model) {
    model.addAttribute("signedOut", "");
    return show(email, sentence(rest), model);
  }

  private static String sentence(Duration rest) {
    return rest.isZero()
        ? say("That email and password do not match. Try again.")
        : TooMany.sentence(rest);
  }

  private String show(String email, String refused, Model model) {
    model.addAttribute("email", email);
    model.addAttribute("refused", refused);
    model.addAttribute("passkeyHost", url.byName().map(URI::getHost).orElse(""));
    return "account/sign-in";
  }
}
