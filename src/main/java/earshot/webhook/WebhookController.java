package earshot.webhook;

import static earshot.language.Say.say;

import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.feed.EventType;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › Webhooks, for administrators.
@Controller
@RequestMapping("/settings/webhooks")
class WebhookController {

  private static final String DELETED = "The webhook is deleted. Nothing is sent there any more.";

  private final Webhooks webhooks;
  private final AddressRule rule;

  WebhookController(Webhooks webhooks, AddressRule rule) {
    this.webhooks = webhooks;
    this.rule = rule;
  }

  @ModelAttribute
  void onlyAdministrators(@AuthenticationPrincipal User user) {
    AdministratorsOnly.check(user);
  }

  /// @param done what was just done, as the address after a form says it
  @GetMapping
  String list(@RequestParam(defaultValue = "") String done, Model model) {
    model.addAttribute("webhooks", webhooks.all());
    model.addAttribute("done", done.equals("deleted") ? say(DELETED) : "");
    return "webhook/webhooks";
  }

  @GetMapping("/new")
  String create(Model model) {
    var all = List.of(EventType.values()).stream().map(EventType::slug).toList();
    return form(null, "", "", all, null, model);
  }

  /// The answer shows the secret, this once.
  @PostMapping
  String make(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String description,
      @RequestParam(defaultValue = "") List<String> events,
      Model model,
      HttpServletResponse response) {
    try {
      var made = webhooks.make(user, typed(url, description, events));
      model.addAttribute("made", MadeSecret.of(made, true));
      return "webhook/secret";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(null, url, description, events, problem, model);
    }
  }

  @GetMapping("/{id}/edit")
  String edit(@PathVariable long id, Model model) {
    var it = webhooks.find(id);
    var events = it.events().stream().map(EventType::slug).toList();
    return form(id, it.url(), it.description(), events, null, model);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String description,
      @RequestParam(defaultValue = "") List<String> events,
      Model model,
      HttpServletResponse response) {
    webhooks.find(id);
    try {
      webhooks.change(id, typed(url, description, events));
      return "redirect:/settings/webhooks/" + id + "?done=changed";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(id, url, description, events, problem, model);
    }
  }

  @PostMapping("/{id}/secret")
  String rotate(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    model.addAttribute("made", MadeSecret.of(webhooks.rotate(user, id), false));
    return "webhook/secret";
  }

  @PostMapping("/{id}/pause")
  String pause(@PathVariable long id) {
    webhooks.pause(id);
    return "redirect:/settings/webhooks/" + id + "?done=paused";
  }

  @PostMapping("/{id}/resume")
  String resume(@AuthenticationPrincipal User user, @PathVariable long id) {
    webhooks.resume(user, id);
    return "redirect:/settings/webhooks/" + id + "?done=resumed";
  }

  @PostMapping("/{id}/delete")
  String delete(@PathVariable long id) {
    webhooks.delete(id);
    return "redirect:/settings/webhooks?done=deleted";
  }

  private WebhookForm typed(String url, String description, List<String> events) {
    return new WebhookForm(Endpoint.parse(url, rule), description, WebhookForm.events(events));
  }

  private static String form(
      @Nullable Long id,
      String url,
      String description,
      List<String> events,
      @Nullable InvalidInput problem,
      Model model) {
    model.addAttribute("id", id);
    model.addAttribute("url", url);
    model.addAttribute("description", description);
    model.addAttribute("events", events);
    model.addAttribute("problem", problem);
    return "webhook/form";
  }
}
