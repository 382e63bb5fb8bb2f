package earshot.account;

import earshot.company.User;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in page. The form itself is taken by Spring Security, see [SecurityConfiguration].
@Controller
class SignInController {

  @GetMapping("/")
  String home() {
    return "redirect:/applications";
  }

  /// POST arrives here only as the forward of a refused sign-in.
  @RequestMapping(
      path = "/sign-in",
      method = {RequestMethod.GET, RequestMethod.POST})
  String page(
      @AuthenticationPrincipal @Nullable User user,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      Model model) {
    if (user != null) return "redirect:/applications";
    model.addAttribute("email", email);
    model.addAttribute("refused", request.getAttribute("refused") != null);
    model.addAttribute("signedOut", request.getParameter("signed-out") != null);
    return "account/sign-in";
  }
}
