package earshot.template;

import earshot.company.User;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages of the templates, and the list that composers choose from.
@Controller
@RequestMapping("/templates")
class TemplateController {

  private final Templates templates;

  TemplateController(Templates templates) {
    this.templates = templates;
  }

  @GetMapping
  String list(@AuthenticationPrincipal User user, Model model) {
    model.addAttribute("templates", templates.visibleTo(user));
    model.addAttribute("mayShare", Templates.mayShare(user));
    return "template/templates";
  }

  /// For a text to many: with the fields as they stand.
  @GetMapping("/choices")
  String choices(@AuthenticationPrincipal User user, Model model) {
    model.addAttribute("templates", templates.visibleTo(user));
    return "template/choices";
  }

  @GetMapping("/new")
  String create(@AuthenticationPrincipal User user, Model model) {
    return form(user, new TemplateForm(null, "", "", false), null, model);
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal User user,
      @RequestParam String name,
      @RequestParam String body,
      @RequestParam(defaultValue = "false") boolean shared,
      Model model,
      HttpServletResponse response) {
    var typed = new TemplateForm(null, name, body, shared);
    return save(typed, user, model, response, text -> templates.add(user, shared, text));
  }

  @GetMapping("/{id}")
  String edit(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    var found = templates.find(user, id);
    var form = new TemplateForm(id, found.name(), found.body(), found.isShared());
    return form(user, form, null, model);
  }

  @PostMapping("/{id}")
  String change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam String name,
      @RequestParam String body,
      Model model,
      HttpServletResponse response) {
    var typed = new TemplateForm(id, name, body, templates.find(user, id).isShared());
    return save(typed, user, model, response, text -> templates.change(user, id, text));
  }

  @PostMapping("/{id}/delete")
  String delete(@AuthenticationPrincipal User user, @PathVariable long id) {
    templates.delete(user, id);
    return "redirect:/templates";
  }

  /// Stores what was typed, or shows it again with what is wrong.
  private static String save(
      TemplateForm typed,
      User user,
      Model model,
      HttpServletResponse response,
      Consumer<TemplateText> store) {
    try {
      store.accept(new TemplateText(typed.name(), typed.body()));
      return "redirect:/templates";
    } catch (InvalidTemplate problem) {
      response.setStatus(problem.getStatusCode().value());
      return form(user, typed, problem, model);
    }
  }

  private static String form(
      User user, TemplateForm form, @Nullable InvalidTemplate problem, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("nameProblem", problem == null ? "" : problem.of("name"));
    model.addAttribute("bodyProblem", problem == null ? "" : problem.of("body"));
    model.addAttribute("mayShare", Templates.mayShare(user));
    return "template/form";
  }
}
