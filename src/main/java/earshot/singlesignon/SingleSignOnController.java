package earshot.singlesignon;

import earshot.company.AdministratorsOnly;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › Single sign-on, for administrators.
@Controller
@RequestMapping("/settings/single-sign-on")
class SingleSignOnController {

  private final SingleSignOn signOn;
  private final SignInRule rule;

  SingleSignOnController(SingleSignOn signOn, SignInRule rule) {
    this.signOn = signOn;
    this.rule = rule;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    AdministratorsOnly.check(user);
    return show(form(), null, done, model);
  }

  @PostMapping
  String save(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String clientId,
      @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "") String domains,
      @RequestParam(defaultValue = "false") boolean only,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    var form = new ProviderForm(issuer, clientId, secret, domains, only);
    try {
      signOn.save(user, form);
      return "redirect:/settings/single-sign-on?done=saved";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(form, problem, "", model);
    }
  }

  @PostMapping("/remove")
  String remove(@AuthenticationPrincipal User user) {
    AdministratorsOnly.check(user);
    signOn.remove();
    return "redirect:/settings/single-sign-on?done=removed";
  }

  private ProviderForm form() {
    return signOn
        .provider()
        .map(it ->
            new ProviderForm(
                it.issuer(),
                it.clientId(),
                "",
                String.join(", ", it.domains().stream().sorted().toList()),
                rule.isElsewhere()))
        .orElse(new ProviderForm("", "", "", "", false));
  }

  private String show(ProviderForm form, @Nullable InvalidInput problem, String done, Model model) {
    var back = signOn.back();
    model.addAttribute("form", form);
    model.addAttribute("isSetUp", signOn.provider().isPresent());
    model.addAttribute("back", back);
    model.addAttribute("people", signOn.people());
    model.addAttribute("link", back.replaceFirst("/back$", ""));
    model.addAttribute("problem", problem);
    model.addAttribute("done", done);
    return "singlesignon/settings";
  }
}
