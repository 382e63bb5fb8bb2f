package earshot.embed;

import earshot.company.AdministratorsOnly;
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

/// Settings › API › Embedding, for administrators.
@Controller
@RequestMapping("/settings/api/embedding")
class OriginsController {

  private final Origins origins;

  OriginsController(Origins origins) {
    this.origins = origins;
  }

  @GetMapping
  String show(@AuthenticationPrincipal User user, Model model) {
    AdministratorsOnly.check(user);
    return show("", null, model);
  }

  @PostMapping
  String allow(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String origin,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      origins.allow(user, new Origin(origin));
      return "redirect:/settings/api/embedding";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(origin, problem, model);
    }
  }

  @PostMapping("/remove")
  String forbid(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String origin,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      origins.forbid(user, new Origin(origin).text());
      return "redirect:/settings/api/embedding";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(origin, problem, model);
    }
  }

  private String show(String origin, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("origins", origins.all());
    model.addAttribute("origin", origin);
    model.addAttribute("problem", problem);
    return "embed/origins";
  }
}
